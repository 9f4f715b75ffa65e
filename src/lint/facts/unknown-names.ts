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

/** A name that the catalogue does not have. */
interface UnknownName {
  readonly at: Place;
  /** What is not known: `` `s3` has no action `GetObjects` ``. */
  readonly message: string;
  /** The text that was most likely meant, in place of the whole entry. */
  readonly meant: string | undefined;
}

/**
 * Unknown is not wrong: only a name that looks like a known one, while the facts are fresh, is an
 * error; any other may be newer than our facts, whose day is told (catalogue 1b).
 */
export function unknownName(
  { at, message, meant }: UnknownName,
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
  return {
    at,
    message: surroundings.staleFacts ? `${message} in the data of ${catalogInfo().asOf}` : message,
    ...(surroundings.staleFacts && { severity: 'warning' as const }),
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
  return remember(
    services,
    foldCase(prefix),
    (folded) => commonNames.get(folded) ?? nearest(folded, servicePrefixes),
  );
}

const services = new Map<string, string | undefined>();

/** The action that somebody most likely meant; also by the name of the API operation. */
export function nearestAction(service: string, name: string): string | undefined {
  return remember(
    actions,
    `${foldCase(service)}:${foldCase(name)}`,
    (folded) =>
      actionOfOperation.get(folded) ??
      nearest(
        name,
        actionsOf(service).map((action) => action.name),
      ),
  );
}

const actions = new Map<string, string | undefined>();
const MOST_REMEMBERED = 4096;

/** Comparing with every name there is takes a while, and documents repeat themselves. */
function remember(
  known: Map<string, string | undefined>,
  key: string,
  find: (key: string) => string | undefined,
): string | undefined {
  if (known.has(key)) return known.get(key);
  const found = find(key);
  if (known.size >= MOST_REMEMBERED) known.clear();
  known.set(key, found);
  return found;
}
