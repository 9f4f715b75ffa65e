import type { Statement } from '../policy/policy.ts';
import { type Note, note } from './note.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** What is odd about a statement's action entries; none of them is ever trimmed (clause 2.2). */
export function actionNotes(prepared: PreparedStatement): readonly Note[] {
  const known = notesOf.get(prepared) ?? findNotes(prepared.statement);
  notesOf.set(prepared, known);
  return known;
}

/** They are the same for every request, and statements may list thousands of actions. */
const notesOf = new WeakMap<PreparedStatement, readonly Note[]>();

function findNotes({ action }: Statement): readonly Note[] {
  return action.patterns.flatMap(({ text }) => {
    if (/[,;]/.test(text)) {
      return [
        note(
          'ACTION_WITH_COMMA',
          `\`${text}\` is one name with a comma in it and matches nothing`,
          'write a list of actions',
        ),
      ];
    }
    if (/\s/.test(text)) {
      return [
        note(
          'ACTION_WITH_SPACE',
          `\`${text}\` has a blank in it and matches nothing`,
          `write \`${text.replace(/\s+/g, '')}\``,
        ),
      ];
    }
    if (text !== '*' && !text.includes(':')) {
      return [
        note(
          'ACTION_WITHOUT_SERVICE',
          `\`${text}\` names no service and matches nothing`,
          'write `service:Action`',
        ),
      ];
    }
    return [];
  });
}
