import type { JsonObject } from '../json.ts'

/** What an action gives that answers with several frames: the data of each, the last one too. */
export class Frames {
  readonly data: Iterable<JsonObject>

  constructor(data: Iterable<JsonObject>) {
    this.data = data
  }
}
