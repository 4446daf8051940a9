import type { Notice } from '../../../../contracts/kit/contract.ts'
import type { Form } from '../page.ts'

/** What people are told before they go on, and the tick by which they say that they have heard it. */
export const Points = ({ notice }: { readonly notice: Notice }) => (
  <>
    <ul>
      {notice.points.map((point) => (
        <li>{point}</li>
      ))}
    </ul>
    <p>
      <label>
        <input type="checkbox" name="consent" value="yes" required /> {notice.consent}.
      </label>
    </p>
  </>
)

/** Whether somebody has said so. */
export const hasAgreed = (form: Form): boolean => form.get('consent') === 'yes'

/** What becomes of a form without the tick. */
export const unheard = {
  problem: {
    title: 'Not confirmed',
    status: 422,
    detail: 'read the notice and tick its box; the vendor asks every application to show it',
  },
}
