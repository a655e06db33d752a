export type UnreadableReason =
  | 'empty'
  | 'no_records'
  | 'too_large'
  | 'broken_gzip'
  | 'broken_quotes'
  | 'long_line'
  | 'cut_short'
  | 'binary'
  | 'not_delimited'
  | 'no_header'
  | 'no_rows';

/** Where in the file something is: its line (the header is line 1) and its position in the decompressed text, in bytes. */
export interface FilePlace {
  readonly line: number;
  readonly position: number;
}

/** The file cannot be read as a delimited text; `place` is where, when known. */
export class UnreadableFileError extends Error {
  override readonly name = 'UnreadableFileError';
  readonly reason: UnreadableReason;
  readonly place: FilePlace | null;

  constructor(reason: UnreadableReason, place: FilePlace | null = null, options?: ErrorOptions) {
    super(`file cannot be read: ${reason}`, options);
    this.reason = reason;
    this.place = place === null ? null : { line: place.line, position: place.position };
  }

  /** The same fault, with where it was found. */
  at(place: FilePlace): UnreadableFileError {
    return new UnreadableFileError(this.reason, place, { cause: this });
  }
}
