import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ClaimValue } from '../../src/cognito/claims.ts';
import { decodeToken } from '../../src/cognito/tokens/decode-token.ts';
import { readToken } from '../../src/cognito/tokens/read-token.ts';
import { refusalByPool, tokenFacts } from '../../src/cognito/tokens/token-facts.ts';
import { classifyToken } from '../../src/cognito/tokens/token-kind.ts';

/** A token of `corpus/cognito-tokens`, in one of the forms that `pasted` knows. */
interface TokenCase {
  readonly id: string;
  readonly title: string;
  readonly header?: Readonly<Record<string, ClaimValue>>;
  readonly claims?: Readonly<Record<string, ClaimValue>>;
  /** Of a JWE; only the first is encoded. */
  readonly parts?: readonly string[];
  readonly xml?: string;
  readonly text?: string;
  readonly expect: {
    readonly kind: string;
    readonly acceptedBy: readonly string[];
    readonly provider?: string;
    /** Of the login; absent: those of the token. */
    readonly claims?: Readonly<Record<string, ClaimValue>>;
    readonly certainty?: string;
    readonly principalTags?: Readonly<Record<string, string>>;
    readonly refusal?: string;
    readonly lifetime: string;
    readonly codes?: readonly string[];
  };
}

const corpus: { readonly now: number; readonly cases: readonly TokenCase[] } = JSON.parse(
  readFileSync(new URL('../../corpus/cognito-tokens/tokens.json', import.meta.url), 'utf8'),
);

describe('corpus/cognito-tokens', () => {
  test.each(corpus.cases)('$id: $title', (testCase) => {
    const { value, diagnostics } = readToken(pasted(testCase), corpus.now);
    const { provider, claims, principalTags, refusal, codes = [], ...wanted } = testCase.expect;
    const login = value?.login;
    expect(value).toBeDefined();
    expect({
      kind: value?.kind,
      acceptedBy: value?.facts.acceptedBy,
      lifetime: value?.lifetime.state,
      ...(wanted.certainty !== undefined && { certainty: login?.certainty }),
    }).toEqual(wanted);
    expect(value && refusalByPool(value.kind)?.message).toBe(refusal);
    expect(login?.provider).toBe(provider);
    const shown = claims ?? testCase.claims;
    if (login && shown) expect(Object.fromEntries(login.claims)).toEqual(shown);
    expect(login?.principalTags && Object.fromEntries(login.principalTags)).toEqual(principalTags);
    expect(diagnostics.map(({ code }) => code)).toEqual(codes);
  });

  test('has every kind', () => {
    const kinds = new Set(corpus.cases.map((testCase) => testCase.expect.kind));
    expect([...kinds].sort()).toEqual(Object.keys(tokenFacts).sort());
  });
});

describe('a token is read however it was copied', () => {
  const token = jwt({ alg: 'RS256' }, { iss: 'https://accounts.google.com', sub: 'ü', aud: 'a' });
  test.each([
    ['with its scheme', `Bearer ${token}`],
    ['with its header', `authorization: bearer ${token}`],
    ['in quotes', `"${token}"`],
    ['with a comma behind', `  '${token}',\n`],
    ['header and quotes', `Authorization: "Bearer ${token}"`],
    ['with line breaks', token.replace(/.{10}/g, '$&\r\n  ')],
    ['with a byte order mark', `\ufeff${token}`],
    ['with padding', token.replaceAll('.', '=.')],
  ])('%s', (_, text) => {
    const { value } = decodeToken(text);
    expect(value?.form === 'jwt' && value.claims.get('sub')).toBe('ü');
  });
});

describe('a text that is no token gets a reason', () => {
  const header = encoded('{"alg":"RS256"}');
  const response = (rest: string): string => encoded(`<Response>${rest}`);
  test.each([
    ['nothing', ' \n', 'token/empty'],
    ['a scheme alone', 'Bearer ', 'token/empty'],
    ['longer than Logins allows', 'x'.repeat(50_001), 'token/limit'],
    ['far longer', 'x'.repeat(10_000_000), 'token/limit'],
    ['cut off', `${header}.${encoded('{}')}`, 'token/parts'],
    ['dots', `${header}${'.'.repeat(40_000)}`, 'token/parts'],
    ['a payload that is no base64', `${header}.!!.x`, 'token/base64'],
    ['a payload of impossible length', `${header}.abcde.x`, 'token/base64'],
    ['a payload that is no text', `${header}._w.x`, 'token/base64'],
    ['a payload that is no JSON', `${header}.${encoded('{')}.x`, 'token/json'],
    ['a payload that is a list', `${header}.${encoded('[]')}.x`, 'token/json'],
    ['a header that is no JSON', `${encoded('{')}.${encoded('{}')}.x`, 'token/json'],
    ['claims that are no JSON', '{"iss": }', 'token/json'],
    ['claims nested too deep', `{"a":${'['.repeat(600)}${']'.repeat(600)}}`, 'cognito/type'],
    ['claims of hostile depth', `{"a":${'['.repeat(20_000)}${']'.repeat(20_000)}}`, 'cognito/type'],
    ['XML of something else', '<html></html>', 'token/xml'],
    ['XML without an element', '<!-- nothing -->', 'token/xml'],
    ['XML with a document type', encoded('<!DOCTYPE r [<!ENTITY a "b">]><Response/>'), 'token/xml'],
    ['a tag that does not end', response('<Assertion ID="'), 'token/xml'],
    ['a comment that does not end', response('<!-- '), 'token/xml'],
    ['text that does not end in CDATA', response('<![CDATA[ '), 'token/xml'],
  ])('%s', (_, text, code) => {
    const { value, diagnostics } = decodeToken(text);
    expect(value).toBeUndefined();
    expect(diagnostics.map((diagnostic) => diagnostic.code)).toContain(code);
  });
});

describe('XML is read as text, without resolving anything', () => {
  const attributeOf = (value: string, attribute = 'Name="a"'): ClaimValue | undefined => {
    const xml = `<Response><Attribute ${attribute}>${value}</Attribute></Response>`;
    const decoded = decodeToken(xml).value;
    return decoded?.form === 'saml' ? decoded.claims.get('a') : undefined;
  };
  const inside = (text: string): ClaimValue | undefined =>
    attributeOf(`<AttributeValue>${text}</AttributeValue>`);

  test.each([
    ['CDATA', '<![CDATA[<b>&amp;]]>', '<b>&amp;'],
    ['an instruction', 'a<?x y?>b', 'ab'],
    ['XML entities', '&lt;&gt;&amp;&quot;&apos;', '<>&"\''],
    ['characters by number', '&#65;&#x1F600;', 'A\u{1f600}'],
    ['a number beyond Unicode', '&#x110000;', '&#x110000;'],
    ['an entity of nobody', '&abc;', '&abc;'],
    ['an entity cut off', 'a & b', 'a & b'],
    ['an element inside', '<NameID F="1>2">x</NameID>', 'x'],
    ['blanks around', ' \n x ', 'x'],
  ])('%s', (_, text, wanted) => {
    expect(inside(text)).toBe(wanted);
  });

  test('an empty value, several values, and one attribute in two places', () => {
    expect(attributeOf('<AttributeValue/>')).toBe('');
    expect(
      attributeOf('<AttributeValue>1</AttributeValue><AttributeValue>2</AttributeValue>'),
    ).toEqual(['1', '2']);
    const twice = '<AttributeValue>1</AttributeValue></Attribute><Attribute Name="a">';
    expect(attributeOf(`${twice}<AttributeValue>2</AttributeValue>`)).toEqual(['1', '2']);
  });

  test.each(['Name = "a"', 'n:Name=\'a\' Name="b"', 'F="x" Name="a" G'])('%s', (attribute) => {
    expect(attributeOf('<AttributeValue>1</AttributeValue>', attribute)).toBe('1');
  });

  test.each(['Name=a', 'Name="a', 'Other="a"'])('%s names no attribute', (attribute) => {
    expect(attributeOf('<AttributeValue>1</AttributeValue>', attribute)).toBeUndefined();
  });

  test('values outside an attribute, and ends without beginnings, are nothing', () => {
    const xml =
      '<Response></AttributeValue></Attribute><AttributeValue>1</AttributeValue></Response>';
    const decoded = decodeToken(xml).value;
    expect(decoded?.form === 'saml' && decoded.claims.size).toBe(0);
  });
});

describe('lifetimes', () => {
  const claimsAt = (claims: object, now: number): string | undefined =>
    readToken(JSON.stringify(claims), now).value?.lifetime.state;

  test('end with the very moment that `exp` names', () => {
    expect(claimsAt({ exp: 10 }, 9999)).toBe('valid');
    expect(claimsAt({ exp: 10 }, 10_000)).toBe('expired');
  });

  test('begin with the very moment that `nbf` names', () => {
    expect(claimsAt({ exp: 10, nbf: 5 }, 4999)).toBe('notYetValid');
    expect(claimsAt({ exp: 10, nbf: 5 }, 5000)).toBe('valid');
  });

  test('are unknown where a claim is no number, and need no date that exists', () => {
    expect(claimsAt({ exp: '10' }, 0)).toBe('unknown');
    const { diagnostics } = readToken('{"nbf": 1e300}', 0);
    expect(diagnostics.map(({ message }) => message)).toContain('the token is not yet valid');
  });

  test.each(['tomorrow', '2026-99-05T12:00:00Z', ''])('SAML: %j is no moment', (text) => {
    const xml = `<Assertion><Conditions NotOnOrAfter="${text}"/></Assertion>`;
    expect(readToken(xml, 0).value?.lifetime.state).toBe('unknown');
  });
});

test('a token whose last part is empty has no signature', () => {
  const token = jwt({ alg: 'RS256' }, { exp: 10 }).replace(/[^.]*$/, '');
  const codes = readToken(token, 0).diagnostics.map(({ code }) => code);
  expect(codes).toContain('token/unsigned');
});

test('an assertion that offers roles of two providers names neither', () => {
  const role = 'https://aws.amazon.com/SAML/Attributes/Role';
  const pair = (name: string): string =>
    `<AttributeValue>arn:aws:iam::123456789012:role/R,arn:aws:iam::123456789012:saml-provider/${name}</AttributeValue>`;
  const xml = `<Assertion><Attribute Name="${role}">${pair('A')}${pair('B')}</Attribute></Assertion>`;
  expect(readToken(xml, 0).value?.login).toBeUndefined();
});

test('tags of a developer token that are no lists of texts are left out', () => {
  const poolId = 'us-east-1:11111111-1111-4111-8111-111111111111';
  const claims = {
    iss: 'https://cognito-identity.amazonaws.com',
    aud: poolId,
    amr: ['authenticated', 'dev', `dev:${poolId}:u`],
  };
  const tagsOf = (tags: unknown): unknown =>
    readToken(JSON.stringify({ ...claims, 'https://aws.amazon.com/tags': tags }), 0).value?.login
      ?.principalTags;
  for (const tags of [1, {}, { principal_tags: 1 }, { principal_tags: { a: 1 } }]) {
    expect(tagsOf(tags)).toBeUndefined();
  }
});

test('any text is read or refused, and any claims come back as they were', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 200 }), (text) => {
      const { value, diagnostics } = decodeToken(text);
      expect(value === undefined).toBe(diagnostics.some(({ severity }) => severity === 'error'));
      if (value) expect(tokenFacts[classifyToken(value)]).toBeDefined();
    }),
  );
  fc.assert(
    fc.property(fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 3 })), (claims) => {
      const { value } = decodeToken(jwt({ alg: 'RS256' }, claims));
      const wanted = JSON.parse(JSON.stringify(claims));
      expect(value?.form === 'jwt' && new Map(value.claims)).toEqual(
        new Map(Object.entries(wanted)),
      );
    }),
  );
});

function pasted({ header, claims, parts, xml, text }: TokenCase): string {
  if (text !== undefined) return text;
  if (xml !== undefined) return Buffer.from(xml).toString('base64');
  if (parts) return [encoded(parts[0] ?? ''), ...parts.slice(1)].join('.');
  return jwt(header, claims);
}

function jwt(header: unknown, claims: unknown): string {
  return [header, claims, 'signature'].map((part) => encoded(JSON.stringify(part))).join('.');
}

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}
