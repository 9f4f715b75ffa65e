import { nameOfCandidate, type RoleChoice } from '../../cognito/role-choice.ts';
import type { CognitoAnswer } from '../../cognito/what-if.ts';
import { listed, printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { noteLines } from '../text.ts';
import { advice } from './advice.ts';
import type { CognitoAnswered } from './answered.ts';
import { choiceText } from './choice-text.ts';
import { endSections } from './end-text.ts';
import { openValueText } from './open-value.ts';
import { type Section, sectionLines } from './sections.ts';
import { stepText } from './step-text.ts';
import { whoLines } from './who-text.ts';
import { certaintyTexts, openQuestionTexts, sessionDecisionNames } from './words.ts';

/** How far an answer goes: to the role and STS, or on to the verdict. */
export type Reach = 'role' | 'can';

/** A Cognito answer for people: who, which role and why, trust, session, verdict, what to mend. */
export function cognitoAnswerText(answered: CognitoAnswered, reach: Reach, paint: Paint): string {
  const { answer } = answered;
  const sections: readonly Section[] = [
    { label: 'Who', lines: whoLines(answered) },
    { label: 'Role', lines: roleLines(answered) },
    ...answer.ends.flatMap((end) => endSections(end, answered, paint)),
    { label: 'Notes', lines: noteTexts(answered) },
    { label: 'Missing', lines: missingLines(answered) },
    { label: 'Not known', lines: answered.hangsOn.map(openValueText) },
    { label: 'Certainty', lines: [`${answer.certainty}: ${certaintyText(answered)}`] },
  ];
  const lines = [cognitoHeadline(answered, reach, paint), '', ...sectionLines(sections, paint)];
  return `${lines.join('\n')}\n`;
}

/** The answer in a line: `ALLOW  s3:GetObject on arn:…  [own folder]`. */
export function cognitoHeadline(
  { id, scenario, answer }: CognitoAnswered,
  reach: Reach,
  paint: Paint,
): string {
  const label = id === undefined ? '' : `  ${paint.faint(`[${printable(id)}]`)}`;
  const { request } = scenario;
  if (reach === 'role' || !request) return `${roleHeadline(answer, paint)}${label}`;
  const { decision } = answer;
  const mark =
    decision === 'allowed' ? paint.good : decision === 'indeterminate' ? paint.unsure : paint.bad;
  const word = paint.strong(mark(sessionDecisionNames[decision]));
  const refusal = decision === 'notReached' ? refusalText(answer) : '';
  return `${word}  ${printable(request.action)} on ${printable(request.resource)}${refusal}${label}`;
}

/** Why a login came to nothing, where that is one reason. */
function refusalText({ loggedIn: { choice }, ends }: CognitoAnswer): string {
  const error = choice.outcome === 'error' ? choice.error : ends[0]?.refusal;
  return error === undefined || choice.outcome === 'indeterminate' ? '' : `: ${error.code}`;
}

function roleHeadline({ loggedIn: { choice }, ends }: CognitoAnswer, paint: Paint): string {
  const refusal = ends.find((end) => end.refusal)?.refusal;
  switch (choice.outcome) {
    case 'role':
      return refusal
        ? `${paint.strong(paint.bad('REFUSED'))}  ${refusal.code}, for ${printable(choice.roleArn)}`
        : `${paint.strong(paint.good('ROLE'))}  ${printable(choice.roleArn)}`;
    case 'error':
      return `${paint.strong(paint.bad('REFUSED'))}  ${choice.error.code}`;
    case 'indeterminate':
      return `${paint.strong(paint.unsure('INDETERMINATE'))}  ${listed(
        choice.candidates.map((one) => printable(nameOfCandidate(one))),
        'or',
      )}`;
    default:
      return choice satisfies never;
  }
}

function roleLines({ answer: { loggedIn }, hangsOn }: CognitoAnswered): readonly string[] {
  const { choice } = loggedIn;
  const steps = choice.trace.map((step) => `- ${stepText(step)}`);
  const asFarAsKnown =
    choice.outcome === 'indeterminate' && hangsOn.length > 0
      ? ['as far as the files tell, what they do not tell being taken as off or as another name:']
      : [];
  return [choiceText(choice), ...asFarAsKnown, ...steps, ...openLines(choice)];
}

/** What is missing, without what the files do not tell: that is told with its place. */
function missingLines({ answer, hangsOn }: CognitoAnswered): readonly string[] {
  const told = hangsOn.flatMap(({ what }) => [what, `unresolved:${what}`]);
  return answer.missing.filter((name) => !told.includes(name)).map(printable);
}

function certaintyText({ answer: { certainty }, hangsOn }: CognitoAnswered): string {
  return hangsOn.length > 0
    ? 'the files do not tell what this answer rests on'
    : certaintyTexts[certainty];
}

function openLines(choice: RoleChoice): readonly string[] {
  return choice.outcome === 'indeterminate'
    ? choice.because.map((question) => `- ${openQuestionTexts[question]}`)
    : [];
}

function noteTexts(answered: CognitoAnswered): readonly string[] {
  return advice(answered)
    .flatMap((note) => noteLines('note', note))
    .map((line) => line.replace(/^ {2}(?:note: )?/, ''));
}
