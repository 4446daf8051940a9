import type { z } from 'zod'
import type { Call, Operation, Outcome, Refusal } from './provider.ts'

type OutputOf<S> = S extends z.ZodType ? z.output<S> : unknown

/**
 * An operation whose call is typed by its schemas.
 * The cast is sound where the schemas are those of the endpoint: a call is run only after it passed them.
 */
export const operation = <
  R extends Refusal,
  B extends z.ZodType | undefined = undefined,
  Q extends z.ZodType | undefined = undefined,
>(
  _request: { readonly body?: B; readonly query?: Q },
  run: (call: Call<OutputOf<Q>, OutputOf<B>>) => Promise<Outcome<R>>,
): Operation<R> => ({ run: (call) => run(call as Call<OutputOf<Q>, OutputOf<B>>) })
