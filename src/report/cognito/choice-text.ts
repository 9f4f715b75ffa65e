import { nameOfCandidate, type RoleChoice } from '../../cognito/role-choice.ts';
import { listed, printable } from '../names.ts';
import { chosenByNames, errorText } from './words.ts';

/** What a role choice came to, on one line. */
export function choiceText(choice: RoleChoice): string {
  switch (choice.outcome) {
    case 'role':
      return `${printable(choice.roleArn)}, ${chosenByNames[choice.via]}`;
    case 'error':
      return `none: ${errorText(choice.error)}`;
    case 'indeterminate':
      return `cannot be told: ${listed(
        choice.candidates.map((one) => printable(nameOfCandidate(one))),
        'or',
      )}`;
    default:
      return choice satisfies never;
  }
}
