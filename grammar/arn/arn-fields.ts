import { standsAt } from '../../src/text/stands-at.ts';

/** Where the fields of an ARN begin in its text: what `readArn` reads, without cutting it up. */
export interface ArnFields {
  readonly text: string;
  /** Whether the text is an ARN at all; the offsets mean nothing otherwise. */
  readonly isArn: boolean;
  readonly service: number;
  readonly region: number;
  readonly account: number;
  readonly resource: number;
}

type Mutable<T> = { -readonly [Name in keyof T]: T[Name] };

/** Finds the fields of a text; into the same object each time, where nobody keeps it. */
export function findArnFields(text: string, into: Mutable<ArnFields> = emptyFields()): ArnFields {
  into.text = text;
  into.service = standsAt(text, 'arn:', 0) ? text.indexOf(':', 4) + 1 : 0;
  into.region = into.service === 0 ? 0 : text.indexOf(':', into.service) + 1;
  into.account = into.region === 0 ? 0 : text.indexOf(':', into.region) + 1;
  into.resource = into.account === 0 ? 0 : text.indexOf(':', into.account) + 1;
  into.isArn = into.resource !== 0;
  return into;
}

export function emptyFields(): Mutable<ArnFields> {
  return { text: '', isArn: false, service: 0, region: 0, account: 0, resource: 0 };
}

/** The partition stands between `arn:` and the service. */
export function partitionIs({ text, service }: ArnFields, partition: string): boolean {
  return service - 5 === partition.length && standsAt(text, partition, 4);
}

export function serviceIs({ text, service, region }: ArnFields, name: string): boolean {
  return region - service - 1 === name.length && standsAt(text, name, service);
}

export function accountIs({ text, account, resource }: ArnFields, id: string): boolean {
  return resource - account - 1 === id.length && standsAt(text, id, account);
}
