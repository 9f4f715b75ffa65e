import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { beforeAll, describe, expect, test } from 'vitest';
import { run } from '../../src/cli/main.ts';
import { fakeIo } from './fake-io.ts';

const issuer = 'https://cognito-idp.eu-west-1.amazonaws.com/eu-west-1_Photos001';

let jwks = '';
let token = '';

beforeAll(async () => {
  const { publicKey, privateKey } = await generateKeyPair('RS256', { extractable: true });
  jwks = JSON.stringify({
    keys: [{ ...(await exportJWK(publicKey)), kid: 'k', alg: 'RS256', use: 'sig' }],
  });
  token = await new SignJWT({ token_use: 'id', 'cognito:groups': ['readers'] })
    .setProtectedHeader({ alg: 'RS256', kid: 'k' })
    .setIssuer(issuer)
    .setAudience('web')
    .setSubject('7d0c1f6e')
    .setExpirationTime(1_795_345_200)
    .sign(privateKey);
});

describe('a signed token', () => {
  const expected = ['--issuer', 'eu-west-1_Photos001', '--audience', 'web', '--token-use', 'id'];

  test('is verified with the keys of its pool', async () => {
    const { status, stdout } = await ask(token, expected);
    expect([status, stdout]).toEqual([0, expect.stringContaining('verified with the given keys')]);
    expect(stdout).not.toContain('nobody said');
  });

  test('and what nobody said is not checked, and told', async () => {
    const { stdout } = await ask(token, []);
    expect(stdout).toContain(
      'not checked, as nobody said how it must be: issuer, audience and tokenUse',
    );
  });

  test('is refused once somebody has changed it', async () => {
    const [head, claims = '', signature] = token.split('.');
    const text = Buffer.from(claims, 'base64url').toString().replace('readers', 'admins!');
    const tampered = [head, Buffer.from(text).toString('base64url'), signature].join('.');
    const { status, stdout } = await ask(tampered, expected);
    expect([status, stdout]).toEqual([1, expect.stringContaining('Signature  refused')]);
    expect(stdout).toContain('admins!');
  });

  test('is refused for another app client', async () => {
    const { status } = await ask(token, ['--audience', 'mobile']);
    expect(status).toBe(1);
  });

  test('is never repeated, as it is a secret', async () => {
    const text = await ask(token, expected);
    const json = await ask(token, [...expected, '--format', 'json']);
    expect(`${text.stdout}${json.stdout}`).not.toContain(token.split('.')[2]);
  });
});

async function ask(text: string, flags: readonly string[]) {
  const { io, stdout } = fakeIo({ files: { 'token.txt': text, 'jwks.json': jwks } });
  const args = ['cognito', 'token', 'token.txt', '--jwks', 'jwks.json', ...flags];
  return { status: await run(args, io), stdout: stdout() };
}
