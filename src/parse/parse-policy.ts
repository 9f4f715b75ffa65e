import { readJson } from '../../grammar/json/read-json.ts';
import type { Policy, PolicyType } from '../policy/policy.ts';
import { readPolicyNode } from '../policy/read-policy.ts';
import { hasErrors, type Parsed } from '../text/diagnostic.ts';
import { sourceText } from '../text/source.ts';

/** What is known of a policy's text beside the text. */
export interface ParsePolicyOptions {
  /** The name that verdicts use, a file's path for instance; `policy` by default. */
  readonly name?: string;
  /** What the document is attached to, which decides what it must hold; `identity` by default. */
  readonly type?: PolicyType;
  /** Whether the last of several equal keys counts, instead of being an error (question 20). */
  readonly lenientDuplicates?: boolean;
}

/**
 * Reads a policy from its JSON text. Beside what `readPolicy` does, statements and diagnostics know
 * their lines and columns, equal keys are noticed, and numbers keep the form they were written in.
 */
export function parsePolicy(text: string, options: ParsePolicyOptions = {}): Parsed<Policy> {
  const { name = 'policy', type = 'identity', lenientDuplicates = false } = options;
  const source = sourceText(name, text);
  const json = readJson(source);
  if (json.value === undefined || hasErrors(json.diagnostics)) {
    return { value: undefined, diagnostics: json.diagnostics };
  }
  const policy = readPolicyNode(json.value, { name, type, source, lenientDuplicates });
  return { value: policy.value, diagnostics: [...json.diagnostics, ...policy.diagnostics] };
}
