import type { PolicyType } from '../../src/policy/policy.ts';
import {
  covers,
  fieldsOf,
  fill,
  literal,
  type Piece,
  piecesOf,
  type Token,
  type ValueOf,
} from './pattern.ts';
import { lower, type OracleOptions } from './scenario.ts';

export interface ResourceQuestion {
  readonly pattern: string;
  readonly resource: string;
  readonly policyType: PolicyType;
  /** Whether the document's version knows variables. */
  readonly variables: boolean;
  readonly variable: ValueOf;
  readonly options: OracleOptions;
}

/** Whether one entry of Resource or NotResource matches (clause 2.3). */
export function resourceMatches(question: ResourceQuestion): boolean {
  const { pattern, resource, policyType, variables, options } = question;
  if (/^\*+$/.test(pattern)) return true;
  if (resource === '*') return false;
  const isColon = (piece: Piece): boolean => piece.kind === 'character' && piece.character === ':';
  const fields = fieldsOf(piecesOf(pattern, variables), isColon);
  if (fieldsCover(fields, question)) return true;
  const missing = 6 - fields.length;
  if (missing === 0 || options.padShortArns === false || !padded(fields, policyType)) return false;
  const stars = Array.from({ length: missing }, (): Piece[] => [{ kind: 'star' }]);
  return fieldsCover([...fields, ...stars], question);
}

/** Table of clause 2.3 (4): whether a short pattern is filled up with stars. */
function padded(fields: readonly (readonly Piece[])[], policyType: PolicyType): boolean {
  const wild = fields.flat().some((piece) => piece.kind === 'star' || piece.kind === 'question');
  switch (policyType) {
    case 'identity':
    case 'session':
    case 'permissionsBoundary':
      return true;
    case 'resource':
    case 'trust':
    case 'vpcEndpoint':
      return wild;
    case 'serviceControl':
      return fields.at(-1)?.at(-1)?.kind === 'star';
    case 'resourceControl':
      return false;
  }
}

function fieldsCover(fields: readonly (readonly Piece[])[], question: ResourceQuestion): boolean {
  const insensitive = question.options.arnCase === 'insensitive';
  const tokens: Token[] = [];
  for (const [index, field] of fields.entries()) {
    if (index > 0) tokens.push(...literal(':'));
    const filled =
      index === 5
        ? fill(field, question.variable)
        : headTokens(field, question.options.resourceStarCrossesColon !== false);
    if (filled === undefined) return false;
    tokens.push(...(insensitive && index > 0 && index < 5 ? filled.map(lowerToken) : filled));
  }
  return covers(tokens, insensitive ? lowerHead(question.resource) : question.resource);
}

/** Fields 0 to 4: no variables, and only a star that ends the field may cross colons. */
function headTokens(field: readonly Piece[], lastStarCrosses: boolean): readonly Token[] {
  return field.flatMap((piece, index): readonly Token[] => {
    if (piece.kind === 'star') {
      return [{ kind: 'star', colons: lastStarCrosses && index === field.length - 1 }];
    }
    if (piece.kind === 'question') return [{ kind: 'question', colons: false }];
    return piece.kind === 'character' ? [piece] : literal(piece.written);
  });
}

function lowerToken(token: Token): Token {
  return token.kind === 'character' ? { ...token, character: lower(token.character) } : token;
}

function lowerHead(arn: string): string {
  return fieldsOf(Array.from(arn), (character) => character === ':')
    .map((field, index) => (index > 0 && index < 5 ? lower(field.join('')) : field.join('')))
    .join(':');
}
