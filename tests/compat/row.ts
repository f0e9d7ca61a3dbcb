/** One way in which an implementation differs, and what becomes of it. */
export type Row = { row: string } & (
  | {
      /** Proves that the SDK copes with it. */
      handled: () => void | Promise<void>
    }
  | {
      /** Why this is not up to the SDK. There is nothing to prove, so the test is skipped. */
      notOurs: string
    }
  | {
      /** The part of the SDK that will cope with it. It is not there yet: the test is skipped. */
      later: string
    }
)
