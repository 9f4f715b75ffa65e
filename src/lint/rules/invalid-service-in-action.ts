import { quoted } from '../../../grammar/json/members.ts';
import { retiredServices } from '../../catalog/arn-services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { everyType } from '../applies-to.ts';
import { isService, splitAction } from '../facts/actions.ts';
import { isOpen } from '../facts/arns.ts';
import { nearestService, unknownName } from '../facts/unknown-names.ts';
import { defineRule } from '../rule.ts';

export const invalidServiceInAction = defineRule({
  meta: {
    id: 'invalid-service-in-action',
    aws: { code: 'INVALID_SERVICE_IN_ACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an action of a service that does not exist',
    why: 'an action begins with the prefix of its service; with another one it is the action of nothing',
    help: 'correct the prefix of the service',
    appliesTo: everyType,
    category: 'action',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['cfn-lint W3037'],
    examples: {
      bad: { policy: '{ "Effect": "Allow", "Action": "dyanmodb:PutItem", "Resource": "*" }' },
      good: { policy: '{ "Effect": "Allow", "Action": "dynamodb:PutItem", "Resource": "*" }' },
    },
  },
  check: (context) => ({
    action(entry) {
      const split = splitAction(entry.text);
      if (!split || isOpen(split.service) || isService(split.service)) return [];
      if (retiredServices.has(foldCase(split.service))) return [];
      const service = nearestService(split.service);
      const message = `there is no service ${quoted(split.service)}`;
      const meant = service === undefined ? undefined : `${service}:${split.name}`;
      return [unknownName({ at: entry, message, meant }, context)];
    },
  }),
});
