import type { Denial } from '../../grammar/denial/denial.ts';
import type { RequestFlags } from './request-flags.ts';

/** What an access-denied message tells of the request, where the flags do not say otherwise. */
export function withDenial(flags: RequestFlags, denial: Denial): RequestFlags {
  const { principal, action, resource = '*' } = denial;
  const caller = { key: 'principal', value: { kind: 'string', value: principal } } as const;
  const saysCaller = flags.members.some(({ key }) => key === 'principal');
  return {
    ...flags,
    members: saysCaller ? flags.members : [caller, ...flags.members],
    actions: flags.actions.length > 0 ? flags.actions : [action],
    resources: flags.resources.length > 0 ? flags.resources : [resource],
  };
}
