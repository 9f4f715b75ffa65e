import { splitArnPattern } from '../../grammar/arn/split-arn-pattern.ts';
import { readTemplate } from '../../grammar/template/read-template.ts';
import { foldCase } from '../catalog/context-key.ts';
import { everyLayerListed, leafListed, listedIn } from '../match/match-principal.ts';
import { compileResource } from '../match/match-resource.ts';
import { fillTemplate } from '../match/variables.ts';
import type { PrincipalElement } from '../policy/principal.ts';
import type { RequestContext } from '../request/context.ts';
import { FALSE, TRUE } from '../truth/truth.ts';
import type { Note } from './explanation.ts';
import type { Matching } from './gather.ts';
import type { PreparedStatement } from './prepare-statement.ts';

/** What is odd about a statement's action entries; none of them is ever trimmed (clause 2.2). */
export function actionNotes({ statement }: PreparedStatement): readonly Note[] {
  return statement.action.patterns.flatMap(({ text }) => {
    if (/[,;]/.test(text)) {
      return [
        note(
          'ACTION_WITH_COMMA',
          `\`${text}\` is one name with a comma in it and matches nothing`,
          'write a list of actions',
        ),
      ];
    }
    if (/\s/.test(text)) {
      return [
        note(
          'ACTION_WITH_SPACE',
          `\`${text}\` has a blank in it and matches nothing`,
          `write \`${text.replace(/\s+/g, '')}\``,
        ),
      ];
    }
    if (text !== '*' && !text.includes(':')) {
      return [
        note(
          'ACTION_WITHOUT_SERVICE',
          `\`${text}\` names no service and matches nothing`,
          'write `service:Action`',
        ),
      ];
    }
    return [];
  });
}

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
  if (!text.startsWith('arn:') || fields.length >= 6 || text.endsWith('*')) return undefined;
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
  const filled = fillTemplate(readTemplate(fields.slice(5).join(':'), true).template, context);
  return filled.state === 'noValue' ? [variableWithoutValue(filled.key.name)] : undefined;
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

/** Why a Principal or NotPrincipal did not name the caller as its author may have meant (clause 2.5). */
export function principalNotes(prepared: PreparedStatement, matching: Matching): readonly Note[] {
  const element = prepared.statement.principal;
  if (element === undefined) {
    return [
      note(
        'STATEMENT_WITHOUT_PRINCIPAL',
        'a resource policy statement without `Principal` never applies',
        'add `"Principal"`',
      ),
    ];
  }
  const entries =
    element.principals === '*'
      ? []
      : element.principals.flatMap((group) => (group.kind === 'AWS' ? group.entries : []));
  return [
    ...(element.negated && prepared.statement.effect === 'Deny'
      ? exemptionNotes(element, matching)
      : []),
    ...entries.flatMap(({ text }) => entryNotes(text, matching)),
  ];
}

/** Why a Deny with NotPrincipal hit a caller that its list names (clause 2.6). */
function exemptionNotes(
  element: PrincipalElement,
  { situation: { caller }, hasBoundary }: Matching,
): readonly Note[] {
  const { certain } = listedIn(element, caller);
  if (!leafListed(certain, caller)) return [];
  if (hasBoundary) {
    return [
      note(
        'NOTPRINCIPAL_WITH_BOUNDARY',
        'a Deny with `NotPrincipal` always hits a user or role with a permissions boundary',
        'use `Principal: "*"` with a condition on `aws:PrincipalArn`',
      ),
    ];
  }
  return everyLayerListed(certain, caller)
    ? []
    : [
        note(
          'NOTPRINCIPAL_PARENT_MISSING',
          'the list names the caller but not its role and its account, so it is not exempt',
          'list the session, the role and the account, or use a condition on `aws:PrincipalArn`',
        ),
      ];
}

function entryNotes(text: string, { situation: { caller } }: Matching): readonly Note[] {
  if (text !== '*' && /[*?]/.test(text)) {
    return [
      note(
        'PRINCIPAL_PARTIAL_WILDCARD',
        `\`${text}\` matches nobody: a principal takes no wildcard but a lone \`*\``,
        'use `"*"` with a condition on `aws:PrincipalArn`',
      ),
    ];
  }
  if (caller.kind === 'assumedRole' && caller.sessionArn !== undefined) {
    const session = caller.sessionArn.text;
    const role = session.slice(0, session.lastIndexOf('/') + 1);
    if (text.startsWith(role) && text !== session) {
      return [
        note(
          'PRINCIPAL_IS_ANOTHER_SESSION',
          `\`${text}\` names one other session of the role`,
          'name the role itself to cover all of its sessions',
        ),
      ];
    }
  }
  return caller.kind === 'user' &&
    text !== caller.arn.text &&
    foldCase(text) === foldCase(caller.arn.text)
    ? [
        note(
          'WRONG_CASE',
          `\`${text}\` differs from \`${caller.arn.text}\` only in letter case`,
          'principal ARNs are case-sensitive',
        ),
      ]
    : [];
}

function note(code: string, message: string, help?: string): Note {
  return { code, message, ...(help !== undefined && { help }) };
}
