import type * as CognitoVerifier from 'aws-jwt-verify/cognito-verifier';
import type * as Jwk from 'aws-jwt-verify/jwk';
import type * as JwtVerifier from 'aws-jwt-verify/jwt-verifier';
import type { Json } from 'aws-jwt-verify/safe-json-parse';
import { quoted } from '../../../grammar/json/members.ts';
import { type Claims, claimText } from '../../cognito/claims.ts';
import type { DecodedJwt } from '../../cognito/tokens/decoded-token.ts';
import { issuerName, userPoolOf } from '../../cognito/tokens/token-kind.ts';
import { lifetimeOf } from '../../cognito/tokens/token-lifetime.ts';
import type { Diagnostic } from '../../text/diagnostic.ts';

/** Whether a token was signed with one of the given keys, for what was expected. */
export interface Verification {
  readonly outcome: 'verified' | 'refused' | 'notVerified';
  /** Why not. */
  readonly diagnostics: readonly Diagnostic[];
  /** What nobody said how it must be, so that any will do. */
  readonly unchecked: readonly Expected[];
}

export type Expected = 'issuer' | 'audience' | 'tokenUse';

export interface Expectations {
  /** The token's issuer; of a user pool its id is enough. */
  readonly issuer?: string;
  /** App clients of the user pool, or audiences; one of them must be the token's. */
  readonly audiences?: readonly string[];
  /** Of a user pool's token: `id` for an identity pool. */
  readonly tokenUse?: 'id' | 'access';
  /** Milliseconds since 1970. */
  readonly now: number;
}

/** `aws-jwt-verify`, an optional peer. */
export interface Verifier {
  readonly isJwks: typeof Jwk.isJwks;
  readonly verifyJwtSync: typeof JwtVerifier.verifyJwtSync;
  readonly validateCognitoJwtFields: typeof CognitoVerifier.validateCognitoJwtFields;
}

/** Loads the optional peer; rejects when it is not installed. */
export async function loadVerifier(): Promise<Verifier> {
  const [{ isJwks }, { verifyJwtSync }, { validateCognitoJwtFields }] = await Promise.all([
    import('aws-jwt-verify/jwk'),
    import('aws-jwt-verify/jwt-verifier'),
    import('aws-jwt-verify/cognito-verifier'),
  ]);
  return { isJwks, verifyJwtSync, validateCognitoJwtFields };
}

/**
 * Verifies a token's signature and claims with the text of a JWKS file (section 5.5). Never fetches
 * keys: a key that is not in the file verifies nothing.
 */
export async function verifyToken(
  token: DecodedJwt,
  jwksText: string,
  expectations: Expectations,
  load: () => Promise<Verifier> = loadVerifier,
): Promise<Verification> {
  const { compact } = token;
  if (compact === undefined) {
    return notVerified('token/no-signature', 'these are claims without a signature', {
      help: 'paste the token itself',
    });
  }
  const verifier = await loaded(load);
  if (!verifier) return notInstalled;
  const jwks = parsed(jwksText);
  if (jwks === undefined || !verifier.isJwks(jwks)) {
    return notVerified('token/jwks', 'the key file is no JSON Web Key Set', {
      help: 'save what `<issuer>/.well-known/jwks.json` answers',
    });
  }
  const unchecked = uncheckedOf(token, expectations);
  const why = refusal(() => {
    checkSigned(verifier, { token, compact }, jwks, expectations);
    checkRest(token, expectations);
  });
  if (why === undefined) return { outcome: 'verified', diagnostics: [], unchecked };
  return { outcome: 'refused', diagnostics: [fault('token/refused', why)], unchecked };
}

function parsed(text: string): Json | undefined {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

async function loaded(load: () => Promise<Verifier>): Promise<Verifier | undefined> {
  try {
    return await load();
  } catch {
    return undefined;
  }
}

function notVerified(
  code: string,
  message: string,
  more: { readonly why?: string; readonly help?: string },
): Verification {
  return { outcome: 'notVerified', diagnostics: [fault(code, message, more)], unchecked: [] };
}

const notInstalled = notVerified(
  'token/verifier',
  'to verify a signature, the package `aws-jwt-verify` must be installed',
  { help: 'npm install aws-jwt-verify', why: 'it is an optional peer of `iam-verdict`' },
);

function fault(
  code: string,
  message: string,
  more: { readonly why?: string; readonly help?: string } = {},
): Diagnostic {
  return { code, severity: 'error', message, ...more };
}

function uncheckedOf(
  { claims }: DecodedJwt,
  { issuer, audiences, tokenUse }: Expectations,
): readonly Expected[] {
  const unchecked: Expected[] = [];
  if (issuer === undefined) unchecked.push('issuer');
  if (audiences === undefined) unchecked.push('audience');
  if (tokenUse === undefined && isOfUserPool(claims)) unchecked.push('tokenUse');
  return unchecked;
}

function isOfUserPool(claims: Claims): boolean {
  return userPoolOf(issuerName(claims) ?? '') !== undefined;
}

/** More than any time between two clocks: when a token counts is not for the verifier's clock to say. */
const anyTime = Number.MAX_SAFE_INTEGER;

/** Throws when the signature is wrong, or a claim that the verifier knows. */
function checkSigned(
  { verifyJwtSync, validateCognitoJwtFields }: Verifier,
  { token: { claims }, compact }: { readonly token: DecodedJwt; readonly compact: string },
  jwks: Parameters<Verifier['verifyJwtSync']>[1],
  { audiences, tokenUse }: Expectations,
): void {
  const clientId = audiences === undefined ? null : [...audiences];
  const ofUserPool = isOfUserPool(claims);
  const payload = verifyJwtSync(compact, jwks, {
    issuer: null,
    audience: ofUserPool ? null : clientId,
    graceSeconds: anyTime,
  });
  if (ofUserPool) validateCognitoJwtFields(payload, { tokenUse: tokenUse ?? null, clientId });
}

function checkRest(token: DecodedJwt, { issuer, now }: Expectations): void {
  if (issuer !== undefined && !isIssuer(token, issuer)) {
    throw new Error(`the issuer is ${quoted(claimText(token.claims, 'iss') ?? '')}`);
  }
  const { state } = lifetimeOf(token, now);
  if (state === 'expired') throw new Error('the token has expired');
  if (state === 'notYetValid') throw new Error('the token is not yet valid');
}

function isIssuer({ claims }: DecodedJwt, wanted: string): boolean {
  const name = issuerName(claims) ?? '';
  return name === wanted.replace(/^https:\/\//, '') || userPoolOf(name)?.userPoolId === wanted;
}

function refusal(checking: () => void): string | undefined {
  try {
    checking();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}
