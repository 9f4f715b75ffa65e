import { quoted } from '../../../grammar/json/members.ts';
import { oneLabelServiceKeys, servicePrincipalKeys } from '../../catalog/condition-key-values.ts';
import { everyType } from '../applies-to.ts';
import { replaceText } from '../edits.ts';
import { writeInstead } from '../facts/replacement.ts';
import { type ServicePrincipalForm, servicePrincipalFault } from '../facts/service-principals.ts';
import { familyOf } from '../facts/values.ts';
import type { Finding, FixKind } from '../rule.ts';
import { defineRule } from '../rule.ts';
import type { WrittenText } from '../written.ts';

export const invalidServicePrincipalFormat = defineRule({
  meta: {
    id: 'invalid-service-principal-format',
    aws: { code: 'INVALID_SERVICE_PRINCIPAL_FORMAT', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a name is no name of a service principal',
    why: 'no service calls by that name',
    help: 'write it as the page of the service has it, most often the service and `.amazonaws.com`',
    appliesTo: everyType,
    category: 'principal',
    recommended: true,
    fix: 'safe',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "S3.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
        type: 'resource',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Principal": { "Service": "s3.amazonaws.com" }, "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
        type: 'resource',
      },
    },
  },
  check: () => ({
    principal(entry) {
      if (entry.kind === 'Service') return faults(entry, 'any', 'safe');
      return [];
    },
    *clause({ folded, row, values }) {
      if (!servicePrincipalKeys.has(folded) || !row || familyOf(row) !== 'String') return;
      for (const value of values) yield* faults(value, formIn(folded), 'unsafe');
    },
  }),
});

function formIn(folded: string): ServicePrincipalForm {
  if (oneLabelServiceKeys.has(folded)) return 'oneLabel';
  return folded === 'kms:viaservice' ? 'regional' : 'any';
}

/** A policy whose principal has the wrong letter case was refused before; a condition was not. */
function* faults(
  { text, ...at }: WrittenText,
  form: ServicePrincipalForm,
  kind: FixKind,
): Iterable<Finding> {
  const fault = servicePrincipalFault(text, form);
  if (!fault) return;
  const { why, meant } = fault;
  yield {
    at,
    message: `${quoted(text)} is no service principal: ${why}`,
    ...(meant !== undefined && writeInstead(kind, meant, replaceText(at, meant))),
  };
}
