import type { Arn } from './arn.ts';

/**
 * Reads a value as an ARN: it starts with `arn:` and has six fields (clause 12.4). Fields may be
 * empty or hold wildcards; what they must hold is for whoever asks.
 */
export function readArn(text: string): Arn | undefined {
  if (!text.startsWith('arn:')) return undefined;
  const fields: string[] = [];
  let start = 4;
  while (fields.length < 4) {
    const colon = text.indexOf(':', start);
    if (colon === -1) return undefined;
    fields.push(text.slice(start, colon));
    start = colon + 1;
  }
  const [partition = '', service = '', region = '', account = ''] = fields;
  return { text, partition, service, region, account, resource: text.slice(start) };
}
