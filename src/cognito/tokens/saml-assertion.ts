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

/** Where a pass over the pieces has got to. */
interface Reading {
  readonly values: Map<string, string[]>;
  /** Of the attribute that has begun. */
  attribute: string[] | undefined;
  /** Of the attribute value that has begun. */
  text: string | undefined;
}

/** The values of each attribute, in order: those of a name that occurs twice come together. */
function claimsIn(pieces: readonly XmlPiece[]): Claims {
  const reading: Reading = { values: new Map(), attribute: undefined, text: undefined };
  for (const piece of pieces) {
    if (piece.kind === 'start') begin(reading, piece.name, piece.attributes);
    else if (piece.kind === 'end') end(reading, piece.name);
    else if (reading.text !== undefined) reading.text += piece.text;
  }
  return new Map(
    [...reading.values].map(([name, texts]): [string, ClaimValue] => [name, oneOrAll(texts)]),
  );
}

function begin(reading: Reading, name: string, attributes: ReadonlyMap<string, string>): void {
  if (name === 'Attribute') reading.attribute = valuesOf(reading.values, attributes);
  else if (name === 'AttributeValue') reading.text = '';
}

function end(reading: Reading, name: string): void {
  if (name === 'Attribute') reading.attribute = undefined;
  else if (name === 'AttributeValue') {
    if (reading.text !== undefined) reading.attribute?.push(reading.text.trim());
    reading.text = undefined;
  }
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
