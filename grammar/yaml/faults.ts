import type { Diagnostic } from '../../src/text/diagnostic.ts';
import { quoted } from '../json/members.ts';

type Fault = Omit<Diagnostic, 'span'>;

export function faultAt(fault: Fault, start: number, end: number): Diagnostic {
  return { ...fault, span: { start, end } };
}

export const EMPTY: Fault = {
  code: 'syntax/empty',
  severity: 'error',
  message: 'expected a YAML value, but the text is empty',
};

export const SECOND_DOCUMENT: Fault = {
  code: 'syntax/second-document',
  severity: 'error',
  message: 'the text holds more than one YAML document',
  help: 'put each document into a file of its own',
};

export const KEY: Fault = {
  code: 'syntax/yaml-key',
  severity: 'error',
  message: 'a key must be text, not a list or an object',
};

export const TOO_MANY_ALIASES: Fault = {
  code: 'syntax/too-many-aliases',
  severity: 'error',
  message: 'the aliases repeat so much that the value would not fit into memory',
};

export function tooDeep(limit: number): Fault {
  return {
    code: 'syntax/too-deep',
    severity: 'error',
    message: `lists and objects are nested deeper than ${limit} levels`,
  };
}

/** What the YAML reader says, in our form. */
export function malformed(message: string): Fault {
  const [line = ''] = message.split('\n', 1);
  const start = line.slice(0, 1).toLowerCase();
  return {
    code: 'syntax/yaml',
    severity: 'error',
    message: `${start}${line.slice(1, 200)}`.replace(/[.:]$/, ''),
  };
}

export function unknownAlias(name: string): Fault {
  return {
    code: 'syntax/unknown-alias',
    severity: 'error',
    message: `there is no anchor ${quoted(name)} before this alias, or the alias is inside of it`,
  };
}

export function unknownTag(tag: string): Fault {
  return {
    code: 'syntax/unknown-tag',
    severity: 'warning',
    message: `the tag ${quoted(tag)} is none of CloudFormation's and is left out`,
  };
}
