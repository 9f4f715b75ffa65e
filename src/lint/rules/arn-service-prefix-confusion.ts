import { quoted } from '../../../grammar/json/members.ts';
import { resourceTypesOf } from '../../catalog/services/services.ts';
import { typesWithResource } from '../applies-to.ts';
import { replacement } from '../facts/arn-fields.ts';
import {
  type ArnText,
  arnOf,
  arnsOfService,
  isOpen,
  listedArns,
  withFields,
} from '../facts/arns.ts';
import { defineRule } from '../rule.ts';

export const arnServicePrefixConfusion = defineRule({
  meta: {
    id: 'arn-service-prefix-confusion',
    severity: 'suggestion',
    summary: 'an ARN names the service of the actions, where its resources name another',
    why: "the prefix of a service's actions and the service in its ARNs are not always the same, so this ARN names nothing",
    help: 'write the service that the ARNs name',
    appliesTo: typesWithResource,
    category: 'resource',
    recommended: false,
    fix: 'suggestion',
    since: '0.1.0',
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "rds-data:ExecuteStatement", "Resource": "arn:aws:rds-data:us-east-1:111122223333:cluster:c" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "rds-data:ExecuteStatement", "Resource": "arn:aws:rds:us-east-1:111122223333:cluster:c" }',
      },
    },
  },
  check: () => ({
    resource(entry) {
      const arn = arnOf(entry.text);
      const services = arn ? servicesInstead(arn) : [];
      const [service] = services;
      if (!arn || service === undefined) return [];
      const meant = withFields(arn, { service });
      const names = services.map((one) => `\`${one}\``).join(' or ');
      return [
        {
          at: entry,
          message: `the ARNs of ${quoted(arn.service)} name the service ${names}`,
          ...(services.length === 1 && replacement(entry, meant, 'suggestion')),
        },
      ];
    },
  }),
});

/** What the ARNs of an action prefix name, if they never name the prefix itself. */
function servicesInstead({ service }: ArnText): readonly string[] {
  if (isOpen(service) || arnsOfService(service).length > 0) return [];
  const named = resourceTypesOf(service).flatMap((type) =>
    listedArns(type).map((one) => one.service),
  );
  return [...new Set(named)].filter((one) => !isOpen(one));
}
