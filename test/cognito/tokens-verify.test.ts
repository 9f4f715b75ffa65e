import { exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { beforeAll, describe, expect, test, vi } from 'vitest';
import {
  type Expectations,
  loadVerifier,
  type Verification,
  verifyToken,
} from '../../src/cli/cognito/verify-token.ts';
import { decodeToken } from '../../src/cognito/tokens/decode-token.ts';
import type { DecodedJwt } from '../../src/cognito/tokens/decoded-token.ts';

type KeyPair = Awaited<ReturnType<typeof generateKeyPair>>;

const now = 1_793_880_000_000;
const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_AbCdEfGhI';
const idClaims = {
  iss: issuer,
  sub: 'c4a80448-6031-7049-5e3c-2a1f0b6d9e11',
  aud: 'client1',
  token_use: 'id',
  exp: now / 1000 + 60,
};
const expected: Expectations = {
  issuer: 'eu-west-1_AbCdEfGhI',
  audiences: ['client0', 'client1'],
  tokenUse: 'id',
  now,
};

let keys: KeyPair;
let otherKeys: KeyPair;
let jwks: string;

beforeAll(async () => {
  keys = await generateKeyPair('RS256', { extractable: true });
  otherKeys = await generateKeyPair('RS256', { extractable: true });
  const jwk = await exportJWK(keys.publicKey);
  jwks = JSON.stringify({ keys: [{ ...jwk, kid: 'k1', alg: 'RS256', use: 'sig' }] });
});

function sign(claims: JWTPayload, kid = 'k1', pair = keys): Promise<string> {
  return new SignJWT(claims).setProtectedHeader({ alg: 'RS256', kid }).sign(pair.privateKey);
}

function decoded(token: string): DecodedJwt {
  const { value } = decodeToken(token);
  if (value?.form !== 'jwt') throw new Error('no JWT');
  return value;
}

function verify(token: string, more: Partial<Expectations> = {}): Promise<Verification> {
  return verifyToken(decoded(token), jwks, { ...expected, ...more });
}

async function refusal(token: string, more: Partial<Expectations> = {}): Promise<string> {
  const { outcome, diagnostics } = await verify(token, more);
  expect(outcome).toBe('refused');
  return diagnostics.map(({ message }) => message).join();
}

/** The token with other parts, as somebody without the key would write them. */
function forged(token: string, header: object | undefined, claims: object | undefined): string {
  const encoded = (json: object): string => Buffer.from(JSON.stringify(json)).toString('base64url');
  const [first = '', second = '', signature = ''] = token.split('.');
  return [header ? encoded(header) : first, claims ? encoded(claims) : second, signature].join('.');
}

describe('a token that the user pool signed', () => {
  test('verifies', async () => {
    expect(await verify(await sign(idClaims))).toEqual({
      outcome: 'verified',
      diagnostics: [],
      unchecked: [],
    });
  });

  test('verifies as an access token', async () => {
    const { aud: clientId, ...claims } = { ...idClaims, token_use: 'access' };
    const token = await sign({ ...claims, client_id: clientId });
    expect((await verify(token, { tokenUse: 'access' })).outcome).toBe('verified');
    expect(await refusal(token)).toContain('Token use');
  });

  test('says what nobody expected of it', async () => {
    const verification = await verifyToken(decoded(await sign(idClaims)), jwks, { now });
    expect(verification).toEqual({
      outcome: 'verified',
      diagnostics: [],
      unchecked: ['issuer', 'audience', 'tokenUse'],
    });
  });

  test('verifies by the whole issuer too', async () => {
    expect((await verify(await sign(idClaims), { issuer })).outcome).toBe('verified');
  });
});

describe('a token of another issuer', () => {
  const claims = { ...idClaims, iss: 'https://login.example.com', token_use: undefined };

  test('verifies with its issuer and audience', async () => {
    const verification = await verify(await sign(claims), { issuer: 'login.example.com' });
    expect(verification.outcome).toBe('verified');
  });

  test('verifies without expectations, and says so', async () => {
    const verification = await verifyToken(decoded(await sign(claims)), jwks, { now });
    expect(verification.unchecked).toEqual(['issuer', 'audience']);
  });

  test('is refused for another audience', async () => {
    const token = await sign(claims);
    const message = await refusal(token, { issuer: 'login.example.com', audiences: ['other'] });
    expect(message).toContain('Audience');
  });
});

describe('a token is refused', () => {
  test('when its claims were changed', async () => {
    const token = await sign(idClaims);
    const claims = {
      ...idClaims,
      'cognito:preferred_role': 'arn:aws:iam::123456789012:role/Admin',
    };
    expect(await refusal(forged(token, undefined, claims))).toBe('Invalid signature');
  });

  test('when its signature was changed or left out', async () => {
    const token = await sign(idClaims);
    const [header, claims, signature = ''] = token.split('.');
    const other = signature.startsWith('A') ? `B${signature.slice(1)}` : `A${signature.slice(1)}`;
    expect(await refusal([header, claims, other].join('.'))).toBe('Invalid signature');
    expect(await refusal(`${header}.${claims}.`)).toContain('3 parts');
  });

  test.each(['none', 'None', 'HS256'])('when it says that its algorithm is %s', async (alg) => {
    const token = await sign(idClaims);
    expect(await refusal(forged(token, { alg, kid: 'k1' }, undefined))).toContain('algorithm');
  });

  test('when the file has no key of its id, or it names none', async () => {
    expect(await refusal(await sign(idClaims, 'k2'))).toContain('k2');
    const token = await sign(idClaims);
    expect(await refusal(forged(token, { alg: 'RS256' }, undefined))).not.toBe('');
  });

  test('when another key of the same id signed it', async () => {
    expect(await refusal(await sign(idClaims, 'k1', otherKeys))).toBe('Invalid signature');
  });

  test.each([
    ['another user pool', { issuer: 'eu-west-1_Other' }, 'the issuer is'],
    ['another app client', { audiences: ['client2'] }, 'Client ID'],
    ['no app client at all', { audiences: [] }, 'Client ID'],
    ['another use', { tokenUse: 'access' }, 'Token use'],
    ['a later moment', { now: now + 60_000 }, 'the token has expired'],
  ] as const)('when %s is expected', async (_, more, message) => {
    expect(await refusal(await sign(idClaims), more)).toContain(message);
  });

  test('before it is valid, whatever the clock of this machine says', async () => {
    const token = await sign({ ...idClaims, nbf: 100, exp: 200 });
    expect(await refusal(token, { now: 99_999 })).toBe('the token is not yet valid');
    expect((await verify(token, { now: 100_000 })).outcome).toBe('verified');
  });

  test('without an issuer where one is expected', async () => {
    const { iss, ...claims } = idClaims;
    expect(await refusal(await sign(claims), { issuer: iss })).toBe('the issuer is ``');
  });
});

describe('nothing is verified', () => {
  const codesOf = ({ outcome, diagnostics }: Verification): unknown => ({
    outcome,
    codes: diagnostics.map(({ code }) => code),
  });

  test('of claims without a token', async () => {
    const claims = decoded('{"iss": "a"}');
    expect(codesOf(await verifyToken(claims, jwks, { now }))).toEqual({
      outcome: 'notVerified',
      codes: ['token/no-signature'],
    });
  });

  test.each(['', '[]', '{}', '{"keys": {}}', '{"keys": [{}]}'])(
    'with a key file that holds %j',
    async (text) => {
      const token = decoded(await sign(idClaims));
      expect(codesOf(await verifyToken(token, text, { now }))).toEqual({
        outcome: 'notVerified',
        codes: ['token/jwks'],
      });
    },
  );

  test('with a key that is broken, or secret', async () => {
    const token = decoded(await sign(idClaims));
    for (const key of [
      { kty: 'RSA', kid: 'k1', n: '!', e: '!' },
      { kty: 'oct', kid: 'k1', k: 'c2VjcmV0' },
    ]) {
      const { outcome } = await verifyToken(token, JSON.stringify({ keys: [key] }), { now });
      expect(outcome).toBe('refused');
    }
  });

  test('without the optional package', async () => {
    const load = vi.fn<typeof loadVerifier>().mockRejectedValue(new Error('not found'));
    const verification = await verifyToken(decoded(await sign(idClaims)), jwks, expected, load);
    expect(codesOf(verification)).toEqual({ outcome: 'notVerified', codes: ['token/verifier'] });
    expect(verification.diagnostics[0]?.help).toBe('npm install aws-jwt-verify');
  });
});

test('whatever the verifier throws is a refusal', async () => {
  const load = async () => ({
    ...(await loadVerifier()),
    verifyJwtSync: () => {
      throw 'a text';
    },
  });
  const { outcome, diagnostics } = await verifyToken(
    decoded(await sign(idClaims)),
    jwks,
    expected,
    load,
  );
  expect(outcome).toBe('refused');
  expect(diagnostics.map(({ message }) => message)).toEqual(['a text']);
});
