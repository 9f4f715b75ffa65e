import { regions } from '../../catalog/partitions.ts';
import {
  longServicePrincipals,
  servicePrincipalDomains,
} from '../../catalog/service-principals.ts';
import { foldCase } from '../../text/fold-case.ts';
import { isService } from './actions.ts';
import { hasBareWildcard, isOpen } from './values.ts';

/** Where the name of a service principal stands decides which form it has. */
export type ServicePrincipalForm = 'any' | 'oneLabel' | 'regional';

export interface ServicePrincipalFault {
  readonly why: string;
  /** Set when the letter case alone is wrong. */
  readonly meant?: string;
}

/** What is wrong with the name of a service principal, if its form tells. */
export function servicePrincipalFault(
  text: string,
  form: ServicePrincipalForm,
): ServicePrincipalFault | undefined {
  if (isOpen(text) || hasBareWildcard(text)) return undefined;
  const folded = foldCase(text);
  const why = faultOf(folded, form);
  if (why !== undefined) return { why };
  return folded === text ? undefined : { why: 'it is in lower case', meant: folded };
}

function faultOf(folded: string, form: ServicePrincipalForm): string | undefined {
  const domain = servicePrincipalDomains.find((one) => folded.endsWith(`.${one}`));
  if (domain === undefined) return 'it ends in `.amazonaws.com`';
  const name = folded.slice(0, -domain.length - 1);
  if (!/^[a-z0-9-]+(?:\.[a-z0-9-]+)*$/.test(name))
    return 'it is a service, a dot and `amazonaws.com`';
  const labels = name.split('.');
  if (form === 'regional') {
    return labels.length > 1 ? undefined : 'it is a service, a region and `amazonaws.com`';
  }
  if (labels.length === 1) return undefined;
  if (form === 'oneLabel') return 'it has one name before `amazonaws.com` here';
  return isKnown(name, labels) ? undefined : 'no service has this name';
}

function isKnown(name: string, labels: readonly string[]): boolean {
  const last = labels.at(-1) ?? '';
  return (
    longServicePrincipals.has(name) || isService(last) || labels.some((label) => regions.has(label))
  );
}
