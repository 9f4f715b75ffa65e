import { quoted } from '../../../grammar/json/members.ts';
import { actionsOf } from '../../catalog/services/services.ts';
import { foldCase } from '../../text/fold-case.ts';
import { nearest } from '../../text/suggest.ts';
import { everyType } from '../applies-to.ts';
import { coveredActions, hasWildcard, isService, splitAction } from '../facts/actions.ts';
import { isOpen } from '../facts/arns.ts';
import { remembering } from '../facts/remembering.ts';
import { unknownName } from '../facts/unknown-names.ts';
import { defineRule } from '../rule.ts';

export const wildcardActionMatchesNothing = defineRule({
  meta: {
    id: 'wildcard-action-matches-nothing',
    severity: 'warning',
    summary: 'a wildcard in an action that matches no action of its service',
    why: 'as far as is known no action has such a name, so the entry allows or denies nothing',
    help: 'correct what stands beside the wildcard',
    appliesTo: everyType,
    category: 'action',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['cfn-lint W3037'],
    examples: {
      bad: {
        policy: '{ "Effect": "Allow", "Action": "s3:Gett*", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy: '{ "Effect": "Allow", "Action": "s3:Get*", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: (context) => ({
    action(entry) {
      const split = splitAction(entry.text);
      if (!split || !hasWildcard(split.name) || !isService(split.service)) return [];
      if (isOpen(split.name.replaceAll(/[*?]/g, '')) || coveredActions(entry.text).length > 0)
        return [];
      const { service, name } = split;
      const start = nearestStart(service, name);
      const message = `${quoted(name)} matches no action of \`${foldCase(service)}\``;
      const meant = start === undefined ? undefined : `${service}:${start}`;
      return [unknownName({ at: entry, message, meant }, context)];
    },
  }),
});

/** The words that names of actions begin with: `Get`, `GetObject`, `GetObjectAcl`. */
function nearestStart(service: string, name: string): string | undefined {
  if (!/^[A-Za-z0-9]+\*$/.test(name)) return undefined;
  const start = nearest(name.slice(0, -1), startsOf(foldCase(service)));
  return start === undefined ? undefined : `${start}*`;
}

const startsOf = remembering((service) => {
  const starts = actionsOf(service).flatMap(({ name }) =>
    [...name.matchAll(/[a-z0-9](?=[A-Z])/g)].map(({ index }) => name.slice(0, index + 1)),
  );
  return new Set(starts);
});
