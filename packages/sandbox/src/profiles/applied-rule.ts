/** A rule of the profile that made a difference. */
export interface AppliedRule {
  /** Such as `response.ignored`: stable, to be looked up and translated. */
  readonly rule: string
  /** What it did, in English. */
  readonly detail: string
}

/** Writes down which rule of the profile applied. */
export type Note = (rule: string, detail: string) => void
