import { quoted } from '../../../grammar/json/members.ts';
import { actionOfOperation } from '../../catalog/api-names.ts';
import { commonNames } from '../../catalog/arn-services.ts';
import { actionsOf, catalogInfo } from '../../catalog/services/services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nearest } from '../../text/suggest.ts';
import { replaceText } from '../edits.ts';
import type { Finding, RuleContext } from '../rule.ts';
import type { Place } from '../written.ts';
import { servicePrefixes } from './actions.ts';
import { remembering } from './remembering.ts';

/** A name that the catalogue does not have. */
interface UnknownName {
  readonly at: Place;
  /** What is not known: `` `s3` has no action `GetObjects` ``. */
  readonly message: string;
  /** The text that was most likely meant, in place of the whole entry. */
  readonly meant: string | undefined;
  /** Whether it may be a new name all the same, beside the one that it looks like. */
  readonly doubtful?: boolean;
}

/**
 * Unknown is not wrong: only a name that looks like a known one, while the facts are fresh, is an
 * error; any other may be newer than our facts, whose day is told (catalogue 1b).
 */
export function unknownName(
  { at, message, meant, doubtful = false }: UnknownName,
  { surroundings }: RuleContext,
): Finding {
  if (meant === undefined) {
    return {
      at,
      message: `${message} in the data of ${catalogInfo().asOf}`,
      severity: 'warning',
      help: 'correct the name, or ignore this when it is newer than the data',
    };
  }
  const maybeNew = doubtful || surroundings.staleFacts;
  return {
    at,
    message: maybeNew ? `${message} in the data of ${catalogInfo().asOf}` : message,
    ...(maybeNew && { severity: 'warning' as const }),
    help: `did you mean ${quoted(meant)}`,
    fix: {
      kind: 'suggestion',
      title: `replace with ${quoted(meant)}`,
      edits: replaceText(at, meant),
    },
  };
}

/** The service that somebody most likely meant; also by the names that people know it by. */
export function nearestService(prefix: string): string | undefined {
  return findService(foldCase(prefix));
}

const findService = remembering(
  (folded) => commonNames.get(folded) ?? nearest(folded, servicePrefixes),
);

/** The action that somebody most likely meant; also by the name of the API operation. */
export function nearestAction(service: string, name: string): string | undefined {
  return findAction(`${foldCase(service)}:${foldCase(name)}`);
}

/** Comparing with every name there is takes a while, and documents repeat themselves. */
const findAction = remembering((folded) => {
  const colon = folded.indexOf(':');
  const names = actionsOf(folded.slice(0, colon)).map(({ name }) => name);
  return actionOfOperation.get(folded) ?? nearest(folded.slice(colon + 1), names);
});

/** Whether a name is one of the API's that is no action. */
export function isOperation(service: string, name: string): boolean {
  return actionOfOperation.has(`${foldCase(service)}:${foldCase(name)}`);
}

/** Whether two names begin with different verbs: `Get` where there is `List` may be new. */
export function differentVerbs(name: string, other: string): boolean {
  const verb = verbOf(name);
  return verb !== verbOf(other) && verbs.has(verb);
}

function verbOf(name: string): string {
  return /^[A-Z][a-z]+/.exec(name)?.[0] ?? '';
}

const verbs: ReadonlySet<string> = new Set(
  `Add Associate Attach Batch Cancel Create Delete Describe Detach Disable Disassociate Enable Get
  Invoke List Modify Put Register Remove Reset Revoke Search Send Set Start Stop Tag Untag Update
  Validate`.split(/\s+/),
);
