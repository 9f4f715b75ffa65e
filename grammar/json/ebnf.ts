import {
  Alternation,
  Alternative,
  type IProduction,
  NonTerminal,
  Option,
  Repetition,
  Terminal,
  tokenLabel,
} from 'chevrotain';
import { JsonParser } from './parser.ts';

/** The JSON grammar as EBNF (ISO 14977), made from the parser's own productions. */
export function jsonEbnf(): string {
  const rules = Object.values(new JsonParser().getGAstProductions());
  return rules.map(({ name, definition }) => `${name} = ${sequence(definition)} ;\n`).join('');
}

/** An alternation inside a sequence needs brackets of its own. */
function sequence(productions: readonly IProduction[]): string {
  if (productions.length === 1) return productions.map(expression).join('');
  return productions
    .map((production) => {
      const text = expression(production);
      return production instanceof Alternation ? `( ${text} )` : text;
    })
    .join(' , ');
}

function expression(production: IProduction): string {
  if (production instanceof Terminal) return tokenLabel(production.terminalType);
  if (production instanceof NonTerminal) return production.nonTerminalName;
  if (production instanceof Option) return `[ ${sequence(production.definition)} ]`;
  if (production instanceof Repetition) return `{ ${sequence(production.definition)} }`;
  if (production instanceof Alternative) return sequence(production.definition);
  if (production instanceof Alternation) return production.definition.map(expression).join(' | ');
  // The grammar uses no other production; one that is added must be written out here.
  throw new Error(`no EBNF for ${production.constructor.name}`);
}
