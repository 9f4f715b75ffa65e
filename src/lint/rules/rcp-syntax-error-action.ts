import { quoted } from '../../../grammar/json/members.ts';
import { rcpServices } from '../../catalog/rcp-services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { hasWildcard, isService, splitAction } from '../facts/actions.ts';
import { isAllStars } from '../facts/clauses.ts';
import { defineRule } from '../rule.ts';

export const rcpSyntaxErrorAction = defineRule({
  meta: {
    id: 'rcp-syntax-error-action',
    aws: { code: 'RCP_SYNTAX_ERROR_ACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an action that resource control policies do not reach',
    why: 'resource control policies work for the resources of some services only, and their own statements name the services',
    help: 'name actions of services that support resource control policies',
    appliesTo: ['resourceControl'],
    category: 'organization',
    recommended: true,
    fix: 'none',
    since: '0.1.0',
    examples: {
      bad: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "ec2:*", "Resource": "*"}' },
      good: { policy: '{"Effect": "Deny", "Principal": "*", "Action": "s3:*", "Resource": "*"}' },
    },
  },
  check: () => ({
    *action({ text, ...place }, { effect }, { negated }) {
      if (negated || text.includes('${')) return;
      if (isAllStars(text)) {
        if (effect !== 'Allow') yield { at: place, message: `${quoted(text)} names no service` };
        return;
      }
      const service = splitAction(text)?.service;
      if (service === undefined || !isUnsupported(service)) return;
      yield {
        at: place,
        message: `resource control policies do not reach the service of ${quoted(text)}`,
      };
    },
  }),
});

/** Services that nobody knows are another finding. */
function isUnsupported(service: string): boolean {
  return !hasWildcard(service) && isService(service) && !rcpServices.has(foldCase(service));
}
