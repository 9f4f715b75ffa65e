import { type ContextKey, contextKey } from '../catalog/context-key.ts';
import type {
  Allowed,
  Evaluation,
  ExplicitDeny,
  ImplicitDeny,
  Unknown,
} from '../evaluate/evaluation.ts';
import { appliedTruth } from '../evaluate/gather.ts';
import { type Inquiry, inquire } from '../evaluate/inquiry.ts';
import type { PreparedStatement } from '../evaluate/prepare-statement.ts';
import { pivotsOf, unknownKeys } from '../evaluate/unknown.ts';
import { concluded } from '../evaluate/verdict.ts';
import type { ContextValue } from '../request/context.ts';
import type { Request } from '../request/request.ts';
import { FALSE, TRUE, UNKNOWN } from '../truth/truth.ts';
import {
  type KeyOrigin,
  keyOrigin,
  type ProbedSession,
  type Question,
  requestFor,
} from './probed-session.ts';

/** A request that can be asked again: as `request` stands in a Cognito scenario, as plain data. */
export interface Witness {
  readonly action: string;
  readonly resource: string;
  /** `null` says that the request does not carry the key. */
  readonly context?: Readonly<Record<string, string | readonly string[] | null>>;
}

/** A key on which it hangs whether a request is allowed, with a value under which it is. */
export interface HangingKey {
  readonly key: string;
  /** Whoever decides what the request carries. */
  readonly origin: KeyOrigin;
  readonly value: string | null;
}

/** What a session gets when its caller chooses what callers may choose. */
export type Reach = AllowedReach | DeniedReach | OpenReach;

export interface AllowedReach {
  readonly outcome: 'allowed';
  readonly witness: Witness;
  readonly evaluation: Allowed;
  /** None: allowed whatever else the request carries. */
  readonly hangsOn: readonly HangingKey[];
}

export interface DeniedReach {
  readonly outcome: 'denied';
  readonly witness: Witness;
  readonly evaluation: ExplicitDeny | ImplicitDeny;
  /** Whether the role's own policies allow it, or would with some value of a key. */
  readonly grantedByRole: boolean;
  /** Whether the Deny that applies is about some resources only, of which this is one. */
  readonly deniedInPart: boolean;
}

export interface OpenReach {
  readonly outcome: 'open';
  readonly witness: Witness;
  readonly because: OpenBecause;
  /** The context keys, where they are what is not known. */
  readonly keys: readonly string[];
}

/** Why nobody can say: no value was found for the keys, or something else is not known. */
export type OpenBecause =
  | 'noValueFound'
  | 'principal'
  | 'resourcePolicyNotSupplied'
  /** The patterns are too involved to find a resource that they cover. */
  | 'patternsTooLong';

/** A value that has been chosen for a key. */
interface Choice extends HangingKey {
  readonly context: readonly [string, ContextValue];
}

/** At most so many requests are tried for one question. */
const MOST_TRIES = 64;
/** Choices that worked are tried first on the next question: policies repeat their conditions. */
const MOST_REMEMBERED = 8;

export type Seek = (question: Question) => Reach;

/** Asks a session; what it remembers changes how fast it answers, never what. */
export function seeker(session: ProbedSession): Seek {
  const remembered: (readonly Choice[])[] = [];
  return (question) => {
    const request = requestFor(session, question);
    const quick = decide(session, request);
    if (quick.verdict !== undefined) return settled(question, quick.verdict, []);
    for (const choices of remembered) {
      const known = reached(session, question, request, choices, quick.keys);
      if (known !== undefined) return known;
    }
    const tries = { left: MOST_TRIES };
    const found = search(session, { question, request, choices: [] }, tries);
    if (found.outcome === 'allowed') {
      remembered.unshift(found.hangsOn.map((hanging) => asChoice(hanging)));
      remembered.length = Math.min(remembered.length, MOST_REMEMBERED);
    }
    return found;
  };
}

interface Judged {
  readonly evaluation: Evaluation;
  readonly grantedByRole: boolean;
  readonly deniedInPart: boolean;
}

function judged({ set }: ProbedSession, inquiry: Inquiry): Judged {
  const denies = inquiry.applied.filter(
    (one) => one.prepared.statement.effect === 'Deny' && appliedTruth(one) === TRUE,
  );
  return {
    evaluation: concluded(set, inquiry),
    grantedByRole: inquiry.gates.identity !== FALSE,
    deniedInPart: denies.length > 0 && denies.every(({ prepared }) => isPartial(prepared)),
  };
}

function isPartial({ statement: { resource } }: PreparedStatement): boolean {
  return (
    resource !== undefined &&
    !resource.negated &&
    !resource.patterns.some(({ text }) => /^\*+$/.test(text))
  );
}

/** The verdict, or the keys that it hangs on: cheaper than looking for what could change it. */
function decide(
  session: ProbedSession,
  request: Request,
): { readonly verdict?: Judged; readonly keys: readonly ContextKey[] } {
  const inquiry = inquire(session.set, request);
  const { denied } = inquiry.gates;
  const open = denied === UNKNOWN || (denied === FALSE && inquiry.allowed === UNKNOWN);
  return open && !inquiry.matching.situation.unconditional
    ? { keys: unknownKeys(pivotsOf(inquiry), inquiry.matching) }
    : { verdict: judged(session, inquiry), keys: [] };
}

/** Whether choices of an earlier question, as far as they are about these keys, do here too. */
function reached(
  session: ProbedSession,
  question: Question,
  request: Request,
  choices: readonly Choice[],
  keys: readonly ContextKey[],
): Reach | undefined {
  const own = choices.filter(({ context: [folded] }) => keys.some((key) => key.folded === folded));
  if (own.length === 0) return undefined;
  const chosen = withChoices(request, own);
  const { verdict } = decide(session, chosen);
  return verdict?.evaluation.decision === 'allowed' ? settled(question, verdict, own) : undefined;
}

interface Search {
  readonly question: Question;
  /** With the choices so far. */
  readonly request: Request;
  readonly choices: readonly Choice[];
}

/** Depth first: a value that allows, else one that leaves it open, and on to the next key. */
function search(session: ProbedSession, state: Search, tries: { left: number }): Reach {
  const { question, request, choices } = state;
  tries.left -= 1;
  const verdict = judged(session, inquire(session.set, request));
  const { evaluation } = verdict;
  const reach = settled(question, verdict, choices);
  if (evaluation.decision !== 'unknown' || evaluation.because !== 'contextKeys') return reach;
  const isUnknown = (key: string) =>
    session.unknownKeys.some(({ folded }) => folded === contextKey(key).folded);
  const choosable = evaluation.outcomes.filter(({ key }) => !isUnknown(key));
  const promising = [
    ...choosable.filter(({ decision }) => decision === 'allowed'),
    ...choosable.filter(({ decision }) => decision === 'unknown'),
  ];
  for (const { key, value } of promising) {
    if (tries.left <= 0) break;
    const choice = asChoice({ key, value, origin: keyOrigin(contextKey(key), question.type) });
    const next = {
      question,
      request: withChoices(request, [choice]),
      choices: [...choices, choice],
    };
    const found = search(session, next, tries);
    if (found.outcome === 'allowed') return found;
  }
  return reach;
}

function asChoice(hanging: HangingKey): Choice {
  const { key, value, origin } = hanging;
  return { key, value, origin, context: [contextKey(key).folded, chosenValue(hanging)] };
}

/** What a request carries under a key that it hangs on. */
export function chosenValue({ key, value }: Pick<HangingKey, 'key' | 'value'>): ContextValue {
  return value === null
    ? { state: 'absent' }
    : { state: 'supplied', name: key, values: [value], list: false };
}

function withChoices(request: Request, choices: readonly Choice[]): Request {
  return {
    ...request,
    context: new Map([...request.context, ...choices.map((one) => one.context)]),
  };
}

function settled(
  question: Question,
  { evaluation, ...denial }: Judged,
  choices: readonly Choice[],
): Reach {
  const witness = witnessOf(question, choices);
  switch (evaluation.decision) {
    case 'allowed': {
      const hangsOn = choices.map(({ key, origin, value }) => ({ key, origin, value }));
      return { outcome: 'allowed', witness, evaluation, hangsOn };
    }
    case 'unknown': {
      const { because, missingContextKeys: keys } = evaluation;
      return { outcome: 'open', witness, because: openBecause(because), keys };
    }
    default:
      return { outcome: 'denied', witness, evaluation, ...denial };
  }
}

function openBecause(because: Unknown['because']): OpenBecause {
  return because === 'contextKeys' ? 'noValueFound' : because;
}

/** What was chosen or given; other keys do not matter. */
function witnessOf(
  { service, action, resource, given = new Map() }: Question,
  choices: readonly Choice[],
): Witness {
  const chosen = choices.map(({ key, value }) => [key, value] as const);
  const told = [...given].map(([key, value]) => [key, plain(value)] as const);
  const context = [...told, ...chosen];
  return {
    action: `${service}:${action.name}`,
    resource,
    ...(context.length > 0 && { context: Object.fromEntries(context) }),
  };
}

function plain(value: ContextValue): string | readonly string[] | null {
  if (value.state !== 'supplied') return null;
  const [first = null] = value.values;
  return value.list ? value.values : first;
}
