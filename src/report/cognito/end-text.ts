import { nameOfCandidate } from '../../cognito/role-choice.ts';
import type { CandidateEnd } from '../../cognito/what-if.ts';
import type { Explanation } from '../../evaluate/explanation.ts';
import { decisiveStatements } from '../answer.ts';
import { columns } from '../columns.ts';
import { decisionNames, printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { placesIn, statementText } from '../places.ts';
import { decisionPaint, verdictText } from '../text.ts';
import { namesAnotherId } from './advice.ts';
import type { CognitoAnswered } from './answered.ts';
import type { Section } from './sections.ts';
import { apiGatewayFields, isBounded, sessionArnOf } from './session-facts.ts';
import { whyNot } from './statements.ts';
import { errorText, named, sessionDecisionNames } from './words.ts';

/** What became of one candidate for the role: STS, the session, the verdict. */
export function endSections(
  end: CandidateEnd,
  answered: CognitoAnswered,
  paint: Paint,
): readonly Section[] {
  const { candidate } = end;
  const several = answered.answer.ends.length > 1;
  if (candidate.outcome !== 'role') {
    return several
      ? [{ label: 'Either', lines: [`${named(nameOfCandidate(candidate))}: the login is refused`] }]
      : [];
  }
  return [
    ...(several ? [{ label: 'Either', lines: [printable(candidate.roleArn)] }] : []),
    { label: 'Trust', lines: trustLines(end, answered, paint) },
    { label: 'Session', lines: sessionFactLines(candidate.roleArn, end, answered) },
    { label: 'Verdict', lines: verdictLines(end, answered, paint) },
  ];
}

function trustLines(end: CandidateEnd, answered: CognitoAnswered, paint: Paint): readonly string[] {
  const { trust, trustAnswer, refusal } = end;
  const refused = refusal ? [`so the login fails: ${errorText(refusal)}`] : [];
  switch (trust) {
    case 'notAsked':
      return [notAskedText(answered), ...refused];
    case 'indeterminate':
      return [`${paint.unsure('INDETERMINATE')}: ${doubtText(end, answered)}`];
    default:
      return [
        ...(trustAnswer?.explanations ?? []).flatMap((one) => actionLines(one, answered, paint)),
        ...refused,
      ];
  }
}

function notAskedText({ answer: { token } }: CognitoAnswered): string {
  const refused = token?.tags.refused ?? [];
  return refused.length > 0
    ? `STS does not take the value of the tag ${refused.map(named).join(', ')}`
    : "STS refuses: in the enhanced flow the role must be of the pool's own account";
}

function doubtText({ trustAnswer }: CandidateEnd, { hangsOn }: CognitoAnswered): string {
  if (hangsOn.length > 0) return 'it hangs on what the files do not tell';
  if (!trustAnswer) return 'the input does not describe this role';
  if (trustAnswer.missing.length > 0)
    return `not given: ${trustAnswer.missing.map(printable).join(', ')}`;
  return 'the role is of another account and asks for no pool, which STS is said to refuse now';
}

/** `ALLOW  sts:AssumeRoleWithWebIdentity  Sid Pool`, and for a refusal why no statement applied. */
function actionLines(
  { evaluation, request, layers }: Explanation,
  { scenario }: CognitoAnswered,
  paint: Paint,
): readonly string[] {
  const { trust } = scenario.roles.get(request.resource) ?? {};
  const place = placesIn(trust ? { resource: trust } : {});
  const word = decisionPaint(evaluation.decision, paint)(decisionNames[evaluation.decision]);
  const by = decisiveStatements(evaluation).map((one) => `${place(one)} ${statementText(one)}`);
  const head = `${word}  ${printable(request.action)}${by.length === 0 ? '' : `, by ${by.join(', ')}`}`;
  if (evaluation.decision !== 'implicitDeny') return [head];
  const statements = layers.flatMap(({ policies }) => policies.flatMap((one) => one.statements));
  const rows = statements.map((told) => [
    `  ${place(told.statement)}`,
    statementText(told.statement),
    whyNot(told) ?? '',
  ]);
  return [head, ...columns(rows)];
}

function sessionFactLines(
  roleArn: string,
  { trust }: CandidateEnd,
  answered: CognitoAnswered,
): readonly string[] {
  const { token } = answered.answer;
  if (trust !== 'allowed' || !token) return [];
  const arn = sessionArnOf(roleArn, answered);
  return [
    arn === undefined
      ? 'its name is not given'
      : `${printable(arn)}, the same for every user of the role`,
    `amr is ${token.methods.map(named).join(', ')}`,
    ...tagLines(answered),
    ...(isBounded(answered)
      ? [
          `a guest: at most what AWS's list for guests has (as of ${answered.ceiling.asOf}; AWS may change this list)`,
        ]
      : []),
    ...gatewayLines(roleArn, answered),
  ];
}

function tagLines({ answer: { token } }: CognitoAnswered): readonly string[] {
  if (!token) return [];
  const { tags, open, absent } = token.tags;
  return [
    ...[...tags].map(([key, value]) => `tag ${named(key)} is ${named(value)}`),
    ...[...open].map((key) => `tag ${named(key)}: what a list becomes is not published`),
    ...absent.map((key) => `no tag ${named(key)}: the token has no such claim`),
  ];
}

/** Only somebody who asks for an API wants to see these. */
function gatewayLines(roleArn: string, answered: CognitoAnswered): readonly string[] {
  const { request } = answered.scenario;
  if (!request?.action.toLowerCase().startsWith('execute-api:')) return [];
  const rows = Object.entries(apiGatewayFields(roleArn, answered)).map(([name, value]) => [
    `  ${name}`,
    printable(value),
  ]);
  return ['API Gateway passes on, in `$context.identity`:', ...columns(rows)];
}

/** The engine's own account of the verdict, without what was said above. */
function verdictLines(
  end: CandidateEnd,
  answered: CognitoAnswered,
  paint: Paint,
): readonly string[] {
  const { scenario, sessions } = answered;
  const { explanation, trust, decision, diagnostics } = end;
  if (!explanation) {
    return trust === 'allowed' && scenario.request
      ? [sessionDecisionNames[decision], ...diagnostics.map(({ message }) => printable(message))]
      : [];
  }
  const facts = sessions.get(end);
  const style = { paint, place: placesIn(facts?.policies ?? {}) };
  // What keeps people out of each other's folders is not to be mended.
  const suggestion = namesAnotherId(answered) ? undefined : facts?.suggestion;
  const text = verdictText({ asked: {}, explanation, suggestion }, style);
  const [, , ...lines] = text.trimEnd().split('\n');
  const word = decisionPaint(
    explanation.evaluation.decision,
    paint,
  )(sessionDecisionNames[decision]);
  const told = lines.map((line) => line.slice(2));
  return [word, ...(answered.hangsOn.length > 0 ? aboutFiles(told, answered) : told)];
}

/** The engine takes what the files do not tell for context keys. */
function aboutFiles(lines: readonly string[], { hangsOn }: CognitoAnswered): readonly string[] {
  const names = [...new Set(hangsOn.map(({ what }) => named(what)))].join(', ');
  return lines
    .filter((line) => !line.startsWith('would be '))
    .map((line) =>
      line.startsWith('because the decision hangs on ')
        ? `because it hangs on what the files do not tell: ${names}`
        : line,
    );
}
