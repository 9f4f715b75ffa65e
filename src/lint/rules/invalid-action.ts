import { quoted } from '../../../grammar/json/members.ts';
import { foldCase } from '../../text/fold-case.ts';
import { everyType } from '../applies-to.ts';
import { findAction, isService, splitAction } from '../facts/actions.ts';
import { isOpen } from '../facts/arns.ts';
import { differentVerbs, isOperation, nearestAction, unknownName } from '../facts/unknown-names.ts';
import { defineRule } from '../rule.ts';

export const invalidAction = defineRule({
  meta: {
    id: 'invalid-action',
    aws: { code: 'INVALID_ACTION', findingType: 'ERROR' },
    severity: 'error',
    summary: 'a service has no action of that name',
    why: 'an action that does not exist is never asked for, so the entry allows or denies nothing',
    help: 'correct the name of the action',
    appliesTo: everyType,
    category: 'action',
    recommended: true,
    fix: 'suggestion',
    since: '0.1.0',
    equivalents: ['cfn-lint W3037', 'parliament UNKNOWN_ACTION'],
    examples: {
      bad: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObjects", "Resource": "arn:aws:s3:::photos/*" }',
      },
      good: {
        policy:
          '{ "Effect": "Allow", "Action": "s3:GetObject", "Resource": "arn:aws:s3:::photos/*" }',
      },
    },
  },
  check: (context) => ({
    action(entry) {
      const split = splitAction(entry.text);
      if (!split || isOpen(entry.text) || !isService(split.service)) return [];
      const { service, name } = split;
      if (findAction(service, name)) return [];
      const action = nearestAction(service, name);
      const message = `\`${foldCase(service)}\` has no action ${quoted(name)}`;
      const meant = action === undefined ? undefined : `${service}:${action}`;
      // The name of an API operation is no new action.
      const doubtful =
        action !== undefined && !isOperation(service, name) && differentVerbs(name, action);
      return [unknownName({ at: entry, message, meant, doubtful }, context)];
    },
  }),
});
