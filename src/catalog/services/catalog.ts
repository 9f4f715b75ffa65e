/**
 * Facts about AWS's services, as of a day: what the Service Authorization Reference lists of
 * actions, resource types and condition keys. Plain data.
 */
export interface CatalogInfo {
  /** The npm package that the facts are packed from. */
  readonly source: string;
  readonly version: string;
  /** The day to which they are known to be right. */
  readonly asOf: string;
  readonly services: number;
  readonly actions: number;
  readonly resourceTypes: number;
  readonly conditionKeys: number;
}

/** The facts with where they come from; plain data, as `verdict data update` writes it. */
export interface Catalog {
  readonly info: CatalogInfo;
  /** By prefix, each as `packService` writes it. */
  readonly services: Readonly<Record<string, string>>;
}

export interface Service {
  /** What actions begin with: `s3`. */
  readonly prefix: string;
  readonly name: string;
}

/** What an action does, as AWS groups actions; those that tag or manage permissions write, too. */
export type AccessLevel = 'List' | 'Read' | 'Write' | 'Tagging' | 'Permissions management';

export interface Action {
  /** Without the service's prefix. */
  readonly name: string;
  readonly accessLevel: AccessLevel;
  /** None: the action does not take a resource, and requests name `*`. */
  readonly resourceTypes: readonly TakenResource[];
  /** Keys that requests for the action may carry, beside the global ones that all may. */
  readonly conditionKeys: readonly ConditionKey[];
}

export interface TakenResource {
  readonly type: ResourceType;
  readonly required: boolean;
}

export interface ResourceType {
  readonly name: string;
  /** `arn:${Partition}:s3:::${BucketName}/${ObjectName}`: what the parts are called, not policy variables. */
  readonly arn: string;
  readonly conditionKeys: readonly ConditionKey[];
}

export interface ConditionKey {
  /** In AWS's spelling; `${…}` stands for a part that requests choose, such as a tag's key. */
  readonly name: string;
  /** As the reference has it: `String`, `ArrayOfString`, `ARN` …; what begins with `ArrayOf` has several values. */
  readonly type: string;
}
