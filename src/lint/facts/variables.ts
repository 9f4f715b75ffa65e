import { readTemplate } from '../../../grammar/template/read-template.ts';
import { foldCase } from '../../text/fold-case.ts';
import type { Span } from '../../text/span.ts';
import type { Finding, Visitor } from '../rule.ts';
import type { WrittenText } from '../written.ts';

/** One closed `${…}` of a text that is meant as a policy variable. */
export interface WrittenVariable extends Span {
  /** The context key, blanks and all. */
  readonly key: string;
}

/** Escapes included; without what tools for templates replace before AWS sees it. */
export function variablesIn(text: string): readonly WrittenVariable[] {
  if (!text.includes('${')) return [];
  const found: WrittenVariable[] = [];
  let start = text.indexOf('${');
  while (start !== -1) {
    const close = text.indexOf('}', start);
    if (close === -1) break;
    const inside = text.slice(start + 2, close);
    const comma = inside.indexOf(',');
    const key = comma === -1 ? inside : inside.slice(0, comma).trimEnd();
    if (isMeant(key)) found.push({ start, end: close + 1, key });
    start = text.indexOf('${', close);
  }
  return found;
}

const escapes: ReadonlySet<string> = new Set(['*', '?', '$']);

/** A context key has one colon, and no tool's name before it. */
function isMeant(key: string): boolean {
  if (escapes.has(key)) return true;
  const colon = key.indexOf(':');
  if (colon === -1 || key.charAt(colon + 1) === ':') return false;
  return !templateSources.has(foldCase(key.slice(0, colon)));
}

/** Where the Serverless Framework takes values from; its `${…}` are gone when AWS sees the policy. */
const templateSources: ReadonlySet<string> = new Set([
  'cf',
  'env',
  'file',
  'opt',
  'param',
  'self',
  'sls',
]);

/** The `${…}` of a text that are no variables, as the template reader tells. */
function variableProblems(text: string) {
  return text.includes('${') ? readTemplate(text, true).problems : [];
}

type Problem = ReturnType<typeof variableProblems>[number];

/** A visitor that looks for one kind of them wherever variables are replaced. */
export function problemFindings(
  code: Problem['code'],
  tell: (entry: WrittenText, problem: Problem) => Finding,
): Visitor {
  const within = (entry: WrittenText): readonly Finding[] => {
    const problem = variableProblems(entry.text).find((one) => one.code === code);
    return problem ? [tell(entry, problem)] : [];
  };
  return {
    resource: within,
    clause: ({ values }) => values.flatMap(within),
  };
}
