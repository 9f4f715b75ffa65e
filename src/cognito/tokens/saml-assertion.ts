import type { Diagnostic } from '../../text/diagnostic.ts';
import type { Claims, ClaimValue } from '../claims.ts';
import type { SamlAssertion } from './decoded-token.ts';
import { tokenFault } from './token-faults.ts';
import { type XmlPiece, xmlPieces } from './xml-tags.ts';

/** The two roots that a value of `Logins` may have. */
const roots: readonly string[] = ['Response', 'Assertion'];

/**
 * Reads the attributes of a SAML response or assertion. Knows the few elements that carry them, and
 * no signature: what it finds is a claim like any other. Absent when the XML is something else.
 */
export function readSamlAssertion(
  xml: string,
  add: (diagnostic: Diagnostic) => void,
): SamlAssertion | undefined {
  const pieces = xmlPieces(xml);
  if (!pieces) {
    add(
      tokenFault('token/xml', 'the XML is cut off or has a document type', {
        help: 'copy all of the SAML response; one with a document type is never valid',
      }),
    );
    return undefined;
  }
  const root = pieces.find((piece) => piece.kind === 'start');
  if (!root || !roots.includes(root.name)) {
    add(tokenFault('token/xml', 'the XML is no SAML response or assertion'));
    return undefined;
  }
  const conditions = firstOf(pieces, 'Conditions');
  const notBefore = conditions?.get('NotBefore');
  const notOnOrAfter = conditions?.get('NotOnOrAfter');
  return {
    form: 'saml',
    claims: claimsIn(pieces),
    encrypted: firstOf(pieces, 'EncryptedAssertion') !== undefined,
    ...(notBefore !== undefined && { notBefore }),
    ...(notOnOrAfter !== undefined && { notOnOrAfter }),
  };
}

function firstOf(
  pieces: readonly XmlPiece[],
  name: string,
): ReadonlyMap<string, string> | undefined {
  for (const piece of pieces) {
    if (piece.kind === 'start' && piece.name === name) return piece.attributes;
  }
  return undefined;
}

/** The values of each attribute, in order: those of a name that occurs twice come together. */
function claimsIn(pieces: readonly XmlPiece[]): Claims {
  const values = new Map<string, string[]>();
  let attribute: string[] | undefined;
  let value: string | undefined;
  for (const piece of pieces) {
    if (piece.kind === 'text') {
      if (value !== undefined) value += piece.text;
    } else if (piece.name === 'Attribute') {
      attribute = piece.kind === 'start' ? valuesOf(values, piece.attributes) : undefined;
    } else if (piece.name === 'AttributeValue') {
      const text = piece.kind === 'end' ? value : piece.isEmpty ? '' : undefined;
      if (text !== undefined) attribute?.push(text.trim());
      value = piece.kind === 'start' && !piece.isEmpty ? '' : undefined;
    }
  }
  return new Map([...values].map(([name, texts]): [string, ClaimValue] => [name, oneOrAll(texts)]));
}

function valuesOf(
  values: Map<string, string[]>,
  attributes: ReadonlyMap<string, string>,
): string[] | undefined {
  const name = attributes.get('Name');
  if (name === undefined) return undefined;
  const known = values.get(name) ?? [];
  values.set(name, known);
  return known;
}

function oneOrAll(texts: readonly string[]): ClaimValue {
  const [only] = texts;
  return texts.length === 1 && only !== undefined ? only : texts;
}
