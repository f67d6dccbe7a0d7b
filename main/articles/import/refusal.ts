/** Why a file is not taken in, as the end of a sentence ("it is empty"). Readers throw it; the door turns it into a result. */
export class Refusal extends Error {
  override name = 'Refusal'
  constructor(readonly why: string) {
    super(why)
  }
}
