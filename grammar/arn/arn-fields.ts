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
  into.service = standsAt(text, 'arn:', 0) ? fieldAfter(text, 4) : 0;
  into.region = fieldAfter(text, into.service);
  into.account = fieldAfter(text, into.region);
  into.resource = fieldAfter(text, into.account);
  into.isArn = into.resource !== 0;
  return into;
}

/** Where the field after the one at `start` begins; 0 when there is none. Fields are short. */
function fieldAfter(text: string, start: number): number {
  if (start === 0) return 0;
  for (let at = start; at < text.length; at += 1) {
    if (text.charCodeAt(at) === COLON) return at + 1;
  }
  return 0;
}

const COLON = 58;

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
