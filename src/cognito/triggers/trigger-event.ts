import type { ClaimValue } from '../claims.ts';
import type { ValueOf } from './shape.ts';
import type { TriggerName, triggerFacts } from './trigger-facts.ts';
import type { commonShape, triggerShapes } from './trigger-shapes.ts';

type Shapes = typeof triggerShapes;

/** The versions of Pre Token Generation that differ in shape: the third is like the second. */
type VersionName = Exclude<keyof Shapes, TriggerName>;

/** The shapes of a trigger's events; Pre Token Generation has those of two versions. */
type ShapesOf<Name extends TriggerName | VersionName> = Name extends keyof Shapes
  ? Shapes[Name]
  : Shapes['PreTokenGenerationV1'] | Shapes['PreTokenGenerationV2'];

/** What Cognito tells a trigger's function. */
export type TriggerRequest<Name extends TriggerName | VersionName> = ValueOf<
  ShapesOf<Name>['request']
>;

/** What a trigger's function may answer. */
export type TriggerResponse<Name extends TriggerName | VersionName> = ValueOf<
  ShapesOf<Name>['response']
>;

/** An event of one trigger, its request checked and its response as it came. */
export type TriggerEventOf<Name extends TriggerName> = Omit<
  ValueOf<typeof commonShape>,
  'triggerSource'
> & {
  /** Which of the triggers; in the event itself, `triggerSource` tells it. */
  readonly trigger: Name;
  readonly triggerSource: (typeof triggerFacts)[Name]['sources'][number];
  readonly request: TriggerRequest<Name>;
  readonly response: ClaimValue;
};

/** An event that Cognito sends to a Lambda function, or that the function sends back. */
export type TriggerEvent = { readonly [Name in TriggerName]: TriggerEventOf<Name> }[TriggerName];
