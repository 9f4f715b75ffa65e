import { quoted } from '../../../grammar/json/members.ts';
import { retiredServices } from '../../catalog/arn-services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { typesWithResource } from '../applies-to.ts';
import { isService } from '../facts/actions.ts';
import { arnOf, arnsOfService, isOpen, withFields } from '../facts/arns.ts';
import { keyFacts } from '../facts/keys.ts';
import { nearestService, unknownName } from '../facts/unknown-names.ts';
import { defineRule } from '../rule.ts';

export const invalidService = defineRule({
  meta: {
    id: 'invalid-service',
    aws: { code: 'INVALID_SERVICE', findingType: 'ERROR' },
    severity: 'error',
    summary: 'an ARN or a condition key of a service that does not exist',
    why: 'the third field of an ARN and the beginning of a condition key name a service; with an unknown one they name nothing',
    help: 'correct the name of the service',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:bedrok:us-east-1:111122223333:x/y" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:bedrock:us-east-1:111122223333:agent/y" }',
      },
    },
  },
  check: (context) => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      if (!arn || isOpen(arn.service) || isKnown(arn.service)) return [];
      const service = nearestService(arn.service);
      const meant = service === undefined ? undefined : withFields(arn, { service });
      const message = `there is no service ${quoted(arn.service)}`;
      return [unknownName({ at: entry, message, meant }, context)];
    },
    clause({ key, folded, path, keySpan }) {
      const service = key.slice(0, Math.max(0, key.indexOf(':')));
      if (service === '' || isOpen(service) || service.includes('.') || foldCase(service) === 'aws')
        return [];
      if (isKnown(service) || keyFacts(folded)) return [];
      const near = nearestService(service);
      const meant = near === undefined ? undefined : near + key.slice(service.length);
      const at = { path, ...(keySpan && { span: keySpan }) };
      const message = `there is no service ${quoted(service)}`;
      return [unknownName({ at, message, meant }, context)];
    },
  }),
});

/** In any letter case: that is another finding. */
function isKnown(service: string): boolean {
  const folded = foldCase(service);
  return isService(folded) || retiredServices.has(folded) || arnsOfService(folded).length > 0;
}
