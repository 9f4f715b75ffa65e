import type { CognitoError } from '../../cognito/errors.ts';
import { nameOfCandidate, type RoleChoice } from '../../cognito/role-choice.ts';
import type { CognitoAnswer } from '../../cognito/what-if.ts';
import type { AnswerJson } from '../answer.ts';

/**
 * The role as an answer has it: where STS refused the one that was chosen, the error with the
 * refused role's ARN.
 */
export function roleJson({ loggedIn: { choice }, ends }: CognitoAnswer): AnswerJson {
  const [only] = ends;
  const { refusal } = only ?? {};
  if (choice.outcome === 'role' && refusal) {
    return { outcome: 'error', roleArn: choice.roleArn, via: choice.via, ...saidIn(refusal) };
  }
  return choiceJson(choice);
}

/** A role choice before STS was asked. */
export function choiceJson(choice: RoleChoice): AnswerJson {
  switch (choice.outcome) {
    case 'role':
      return { outcome: 'role', roleArn: choice.roleArn, via: choice.via };
    case 'error':
      return { outcome: 'error', ...saidIn(choice.error) };
    case 'indeterminate':
      return { outcome: 'indeterminate', candidates: choice.candidates.map(nameOfCandidate) };
    default:
      return choice satisfies never;
  }
}

function saidIn({ code, message }: CognitoError): AnswerJson {
  return { code, ...(message !== undefined && { message }) };
}
