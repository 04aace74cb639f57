/** The same keys with any words: what a language must offer to stand beside the Japanese one. */
export type Shape<Words> = { readonly [Key in keyof Words]: Words[Key] extends string ? string : Shape<Words[Key]> };
