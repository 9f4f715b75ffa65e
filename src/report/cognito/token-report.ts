import { type ReadToken, signatureNotChecked } from '../../cognito/tokens/read-token.ts';
import type { TokenStep } from '../../cognito/tokens/token-facts.ts';
import { refusalByPool } from '../../cognito/tokens/token-facts.ts';
import type { Finding } from '../../scenario/scenario.ts';
import type { AnswerJson } from '../answer.ts';
import { columns } from '../columns.ts';
import { listed, printable } from '../names.ts';
import type { Paint } from '../paint.ts';
import { sectionLines } from './sections.ts';
import { errorText, named, valueText } from './words.ts';

/** Whether the signature was checked, and what came of it. */
export type Signature =
  | { readonly state: 'notChecked' }
  | { readonly state: 'verified'; readonly unchecked: readonly string[] }
  | { readonly state: 'refused' | 'notVerified'; readonly why: readonly string[] };

export interface ToldToken {
  readonly token: ReadToken;
  readonly signature: Signature;
  readonly warnings: readonly Finding[];
}

/** A token as JSON; the token itself is a secret and is not repeated. */
export function tokenJson({ token, signature, warnings }: ToldToken): AnswerJson {
  const { decoded, kind, facts, login, lifetime } = token;
  const refusal = refusalByPool(kind);
  return {
    kind,
    name: facts.name,
    form: decoded.form,
    signature,
    acceptedBy: facts.acceptedBy,
    ...(facts.instead !== undefined && { instead: facts.instead }),
    ...(refusal && { refusal: { code: refusal.code, message: refusal.message } }),
    certainty: facts.certainty,
    ...(login && { login: { provider: login.provider } }),
    lifetime: {
      state: lifetime.state,
      ...instant('from', lifetime.from),
      ...instant('until', lifetime.until),
    },
    ...('claims' in decoded && { claims: Object.fromEntries(decoded.claims) }),
    warnings: warnings.map(({ code, message }) => ({ code, message: printable(message) })),
  };
}

/** A token for people: what it is, who takes it, what it says. */
export function tokenText({ token, signature }: ToldToken, paint: Paint): string {
  const { decoded, kind, facts, login, lifetime } = token;
  const refusal = refusalByPool(kind);
  const claims = 'claims' in decoded ? [...decoded.claims] : [];
  const sections = [
    { label: 'Signature', lines: signatureLines(signature, paint) },
    { label: 'Accepted', lines: acceptedLines(facts.acceptedBy, facts.instead) },
    {
      label: 'Login',
      lines: [
        ...(login ? [`\`Logins\` key ${named(login.provider)}`] : []),
        ...(refusal ? [`an identity pool answers ${errorText(refusal)}`] : []),
      ],
    },
    { label: 'Lifetime', lines: [lifetimeText(lifetime)] },
    {
      label: 'Claims',
      lines: columns(claims.map(([name, value]) => [printable(name), valueText(value)])),
    },
    { label: 'Certainty', lines: [facts.certainty] },
  ];
  return `${[paint.strong(facts.name), '', ...sectionLines(sections, paint)].join('\n')}\n`;
}

function signatureLines(signature: Signature, paint: Paint): readonly string[] {
  switch (signature.state) {
    case 'notChecked':
      return [paint.unsure(signatureNotChecked)];
    case 'verified':
      return [
        paint.good('verified with the given keys'),
        ...(signature.unchecked.length === 0
          ? []
          : [`not checked, as nobody said how it must be: ${listed(signature.unchecked)}`]),
      ];
    case 'refused':
      return [paint.bad('refused'), ...signature.why.map(printable)];
    case 'notVerified':
      return [paint.unsure('not verified'), ...signature.why.map(printable)];
    default:
      return signature satisfies never;
  }
}

const stepNames = {
  Logins: 'an identity pool, as a value of `Logins`',
  AssumeRoleWithWebIdentity: 'STS, for AssumeRoleWithWebIdentity (the basic flow)',
  userPool: 'the user pool, for operations on the signed-in user, and APIs that trust the pool',
  refresh: 'the user pool, for new tokens (InitiateAuth with REFRESH_TOKEN_AUTH)',
} as const satisfies Record<TokenStep, string>;

function acceptedLines(
  acceptedBy: readonly TokenStep[],
  instead: string | undefined,
): readonly string[] {
  return [
    ...(acceptedBy.length === 0
      ? ['by nobody here']
      : acceptedBy.map((step) => `by ${stepNames[step]}`)),
    ...(acceptedBy.includes('Logins') || instead === undefined
      ? []
      : [`not by an identity pool: ${instead}`]),
  ];
}

function lifetimeText({ state, until, from }: ReadToken['lifetime']): string {
  switch (state) {
    case 'valid':
      return `valid until ${timeText(until)}`;
    case 'expired':
      return `expired at ${timeText(until)}`;
    case 'notYetValid':
      return `not valid before ${timeText(from)}`;
    case 'unknown':
      return 'it does not say when it expires';
    default:
      return state satisfies never;
  }
}

/** A moment that no calendar has is told as its number. */
function timeText(moment = Number.NaN): string {
  const date = new Date(moment);
  return Number.isNaN(date.getTime()) ? String(moment) : date.toISOString();
}

function instant(name: string, moment: number | undefined): AnswerJson {
  return moment === undefined ? {} : { [name]: timeText(moment) };
}
