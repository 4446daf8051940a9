import { entrance } from './address.ts'
import { documentOf, pageHeaders } from './layout.tsx'

/** The page that asks for the token. */
export async function doorPage(problem?: string): Promise<Response> {
  const html = await documentOf({
    title: 'Backlot',
    scripts: [],
    children: (
      <body class="door">
        <main>
          <h1>Backlot</h1>
          <p class="lead">
            This backlot can be reached from other machines, so its console asks for the token that
            was printed at its start.
          </p>
          {problem && (
            <p class="told refused" role="alert">
              {problem}
            </p>
          )}
          <form method="post" action={entrance} class="row">
            <label for="token">Token</label>
            <input
              id="token"
              name="token"
              type="password"
              required
              autocomplete="off"
              class="grow"
            />
            <button type="submit" class="button main">
              Open
            </button>
          </form>
        </main>
      </body>
    ),
  })
  return new Response(html, { status: 401, headers: pageHeaders })
}
