import type { CognitoError } from '../../cognito/errors.ts';
import type { LoggedIn } from '../../cognito/log-in.ts';
import { type ChoiceStep, nameOfCandidate } from '../../cognito/role-choice.ts';
import type { CandidateEnd } from '../../cognito/what-if.ts';
import type { Explanation, StatementExplanation } from '../../evaluate/explanation.ts';
import type { Finding } from '../../scenario/scenario.ts';
import { type AnswerJson, verdictJson } from '../answer.ts';
import { printable } from '../names.ts';
import { advice } from './advice.ts';
import type { CognitoAnswered } from './answered.ts';
import { claimChanges } from './claim-changes.ts';
import { pathText } from './paths.ts';
import { choiceJson } from './role-json.ts';
import { sessionJson } from './session-facts.ts';
import { whyNot } from './statements.ts';
import { stepText } from './step-text.ts';
import { openQuestionTexts } from './words.ts';

/** Everything that was looked at, in the order of looking: one object a step, each named by `step`. */
export function traceJson(answered: CognitoAnswered): readonly AnswerJson[] {
  const { choice, signIns } = answered.answer.loggedIn;
  return [
    ...answered.warnings.map(warningJson),
    ...signIns.flatMap((one) => signInJson(one, answered)),
    ...choice.trace.map(stepJson),
    ...(choice.outcome === 'indeterminate'
      ? choice.because.map((question) => ({
          step: 'open-question',
          question,
          says: openQuestionTexts[question],
        }))
      : []),
    ...answered.answer.ends.flatMap((end) => endJson(end, answered)),
    ...advice(answered).map((note) => ({ step: 'note', ...note })),
  ];
}

function warningJson({ code, message, path = [] }: Finding): AnswerJson {
  return { step: 'warning', code, message: printable(message), path: pathText(path) };
}

function signInJson(
  { provider, clientId, username, result }: LoggedIn['signIns'][number],
  { answer, withoutTrigger }: CognitoAnswered,
): readonly AnswerJson[] {
  const who = { step: 'sign-in', provider, clientId, username };
  if (result.outcome === 'error') return [{ ...who, outcome: 'error', ...errorJson(result.error) }];
  const { before, claims, challenge, ignored } = result;
  const signedIn = {
    ...who,
    outcome: 'token',
    ...(challenge !== undefined && { challenge }),
    claims: Object.fromEntries(claims),
  };
  if (!before) return [signedIn];
  const triggered = {
    step: 'pre-token-generation',
    username,
    changes: claimChanges(before, claims),
    ignored,
    ...(withoutTrigger && {
      roleBefore: choiceJson(withoutTrigger),
      roleAfter: choiceJson(answer.loggedIn.choice),
    }),
  };
  return [signedIn, triggered];
}

function stepJson(step: ChoiceStep): AnswerJson {
  const says = stepText(step);
  switch (step.step) {
    case 'rule': {
      const { rule, value, index, provider, matches, reason, certainty } = step;
      return {
        step: 'rule',
        provider,
        rule: index + 1,
        claim: rule.claim,
        matchType: rule.matchType,
        value: rule.value,
        roleArn: rule.roleArn,
        ...(value !== undefined && { seen: value }),
        matches,
        reason,
        certainty,
        says,
      };
    }
    case 'token': {
      const { problem, ...rest } = step;
      return { ...rest, ...errorJson(problem), says };
    }
    default:
      return { ...step, says };
  }
}

function errorJson({ api, code, message, httpStatus, certainty }: CognitoError): AnswerJson {
  return { api, code, ...(message !== undefined && { message }), httpStatus, certainty };
}

/** One candidate's way from STS to the verdict. */
function endJson(end: CandidateEnd, answered: CognitoAnswered): readonly AnswerJson[] {
  const { candidate } = end;
  const name = nameOfCandidate(candidate);
  if (candidate.outcome === 'unknownError') return [{ step: 'refused', candidate: name }];
  if (candidate.outcome === 'error') {
    return [{ step: 'refused', candidate: name, ...errorJson(candidate.error) }];
  }
  const session = sessionJson(candidate.roleArn, end, answered);
  return [
    stsJson(candidate.roleArn, end),
    ...(session ? [{ step: 'session', ...session }] : []),
    ...end.diagnostics.map(warningJson),
    ...(end.explanation ? [decisionJson(candidate.roleArn, end.explanation)] : []),
  ];
}

function stsJson(
  roleArn: string,
  { trust, trustAnswer, refusal, missing }: CandidateEnd,
): AnswerJson {
  return {
    step: 'sts',
    roleArn,
    trust,
    actions: (trustAnswer?.explanations ?? []).map(actionJson),
    ...(refusal && { refusal: errorJson(refusal) }),
    ...(trust === 'indeterminate' && { missing }),
  };
}

function actionJson({ evaluation, request, layers }: Explanation): AnswerJson {
  const statements = layers.flatMap(({ policies }) => policies.flatMap((one) => one.statements));
  return {
    action: request.action,
    decision: evaluation.decision,
    statements: statements.map(statementJson),
  };
}

function statementJson(told: StatementExplanation): AnswerJson {
  const { policy, statement, sid, effect, span } = told.statement;
  const why = whyNot(told);
  return {
    policy,
    statement,
    ...(sid !== undefined && { sid }),
    effect,
    ...(span && { line: span.start.line }),
    applies: told.applies,
    ...(why !== undefined && { why }),
  };
}

function decisionJson(roleArn: string, { evaluation, request }: Explanation): AnswerJson {
  const { action, resource } = request;
  return { step: 'verdict', roleArn, action, resource, ...verdictJson(evaluation, request) };
}
