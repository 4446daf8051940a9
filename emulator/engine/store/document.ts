/** Something the store keeps; a value, replaced by updates and never changed. */
export interface Document {
  readonly id: string
}
