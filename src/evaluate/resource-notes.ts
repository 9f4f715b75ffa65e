import { splitArnPattern } from '../../grammar/arn/split-arn-pattern.ts';
import { readTemplate } from '../../grammar/template/read-template.ts';
import { compileResource } from '../match/match-resource.ts';
import { fillTemplate, wildcardValued } from '../match/variables.ts';
import type { RequestContext } from '../request/context.ts';
import { foldCase } from '../text/fold-case.ts';
import { FALSE, TRUE } from '../truth/truth.ts';
import type { Matching } from './gather.ts';
import { type Note, note } from './note.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** Why resource entries missed, or matched in a way that surprises (clause 2.3). */
export function resourceNotes(prepared: PreparedStatement, matching: Matching): readonly Note[] {
  const { request } = matching.situation;
  return prepared.resources.flatMap(({ text, matches }) =>
    matches(request.resource, matching.context) === FALSE
      ? missNotes(text, prepared, matching)
      : crossingNotes(text, prepared, matching),
  );
}

function crossingNotes(
  text: string,
  { policy }: PreparedStatement,
  { situation, settings, context }: Matching,
): readonly Note[] {
  if (situation.request.resource === '*') return [];
  const bound = compileResource(text, {
    ...settings,
    version: policy.version,
    policyType: policy.type,
    resourceStarCrossesColon: false,
  });
  return bound.matches(situation.request.resource, context) !== FALSE
    ? []
    : [
        note(
          'RESOURCE_STAR_CROSSES_COLON',
          `\`${text}\` matches only because a \`*\` at the end of a field runs past the colon`,
          'AWS documents it for Resource and contradicts it elsewhere; write all six fields',
        ),
      ];
}

function missNotes(text: string, prepared: PreparedStatement, matching: Matching): readonly Note[] {
  const { resource } = matching.situation.request;
  if (resource === '*') {
    return [
      note(
        'RESOURCE_IS_STAR',
        `\`${text}\` does not cover \`*\`: the request names no resource`,
        'actions without resource-level permissions need `"Resource": "*"`',
      ),
    ];
  }
  return (
    fieldCountNote(text) ??
    variableNotes(text, prepared, matching.context) ??
    bucketNote(text, resource) ??
    caseNote(text, prepared, matching) ??
    []
  );
}

/** `arn:aws:s3::mybucket` has five fields: a colon is missing. */
function fieldCountNote(text: string): readonly Note[] | undefined {
  const fields = splitArnPattern(text);
  if (!text.startsWith('arn:') || fields.length >= 6 || fields.at(-1) === '*') return undefined;
  const missing = Array(6 - fields.length).fill('');
  const filled = [...fields.slice(0, -1), ...missing, ...fields.slice(-1)].join(':');
  return [
    note(
      'ARN_FIELD_COUNT',
      `\`${text}\` has ${fields.length} fields, an ARN has 6`,
      `write \`${filled}\``,
    ),
  ];
}

function variableNotes(
  text: string,
  { policy }: PreparedStatement,
  context: RequestContext,
): readonly Note[] | undefined {
  if (!text.includes('${')) return undefined;
  if (policy.version === '2008-10-17') return [variableIn2008(text)];
  const fields = splitArnPattern(text);
  if (fields.slice(0, 5).some((field) => field.includes('${'))) {
    return [
      note(
        'VARIABLE_BEFORE_RESOURCE',
        `\`${text}\` has a variable before the last field, where it is plain text`,
        'variables are replaced only after the fifth colon',
      ),
    ];
  }
  const { template } = readTemplate(fields.slice(5).join(':'), true);
  const filled = fillTemplate(template, context);
  if (filled.state === 'noValue') return [variableWithoutValue(filled.key.name)];
  const [wild] = wildcardValued(template, context);
  return wild === undefined ? undefined : [wildcardInValue(wild.name)];
}

function variableIn2008(text: string): Note {
  return note(
    'VARIABLE_IN_2008_VERSION',
    `\`${text}\` is plain text: the policy's version has no variables`,
    'add `"Version": "2012-10-17"`',
  );
}

function variableWithoutValue(key: string): Note {
  return note(
    'VARIABLE_WITHOUT_VALUE',
    `\`\${${key}}\` has no value in this request, so the entry matches nothing`,
    `requests of this principal may not carry \`${key}\`; a default is written \`\${${key}, 'value'}\``,
  );
}

function wildcardInValue(key: string): Note {
  return note(
    'VARIABLE_VALUE_HAS_WILDCARD',
    `a wildcard in the value of \`\${${key}}\` stands for itself`,
    'AWS does not say how it reads such values; here they never widen a policy',
  );
}

/** A bucket and its objects are different resources. */
function bucketNote(text: string, resource: string): readonly Note[] | undefined {
  if (!/^arn:[^:]*:s3:::/.test(text) || !/^arn:[^:]*:s3:::/.test(resource)) return undefined;
  const isObject = resource.includes('/');
  if (isObject && !text.includes('/') && resource.startsWith(`${text}/`)) {
    return [
      note(
        'BUCKET_ARN_FOR_OBJECT',
        `\`${text}\` is the bucket, the request is for an object in it`,
        `write \`${text}/*\` for its objects`,
      ),
    ];
  }
  if (!isObject && text.startsWith(`${resource}/`)) {
    return [
      note(
        'OBJECT_ARN_FOR_BUCKET',
        `\`${text}\` covers objects, the request is for the bucket itself`,
        `write \`${resource}\` for the bucket`,
      ),
    ];
  }
  return undefined;
}

function caseNote(
  text: string,
  { policy }: PreparedStatement,
  { situation, settings, context }: Matching,
): readonly Note[] | undefined {
  // Keys of variables ignore case anyway, their values do not: fold only what the policy wrote.
  if (text.includes('${')) return undefined;
  const folded = compileResource(foldCase(text), {
    ...settings,
    version: policy.version,
    policyType: policy.type,
  });
  return folded.matches(foldCase(situation.request.resource), context) === TRUE
    ? [
        note(
          'WRONG_CASE',
          `\`${text}\` differs from \`${situation.request.resource}\` only in letter case`,
          'resource ARNs are case-sensitive',
        ),
      ]
    : undefined;
}
