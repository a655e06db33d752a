import { authenticateSession } from '../auth/authenticate.js';
import { AppError } from '../errors.js';
import { ChangePasswordInput, changePassword } from '../services/change-password.js';
import { getFirstSteps } from '../services/get-first-steps.js';
import { getSession } from '../services/get-session.js';
import { listColleagues } from '../services/list-colleagues.js';
import { SignInInput, signIn } from '../services/sign-in.js';
import { signOut } from '../services/sign-out.js';
import { publicProcedure, router, userProcedure } from './trpc.js';

export const sessionRouter = router({
  /** Null when signed out: the console asks this first. */
  me: publicProcedure.query(({ ctx }) => (ctx.actor?.kind === 'user' ? getSession(ctx.deps, ctx.actor) : null)),

  colleagues: userProcedure.query(({ ctx }) => listColleagues(ctx.deps, ctx.actor)),

  firstSteps: userProcedure.query(({ ctx }) => getFirstSteps(ctx.deps, ctx.actor)),

  signIn: publicProcedure.input(SignInInput).mutation(async ({ ctx, input }) => {
    const session = await signIn(ctx.deps, { address: ctx.address }, input);
    const actor = await authenticateSession(ctx.deps, session.token);
    if (actor === null) throw new AppError('internal');
    // Whoever was signed in here before is not any more.
    await signOut(ctx.deps, ctx.sessionToken);
    ctx.setSession(session);
    return getSession(ctx.deps, actor);
  }),

  changePassword: userProcedure.input(ChangePasswordInput).mutation(async ({ ctx, input }) => {
    if (ctx.actor.kind !== 'user') throw new AppError('forbidden');
    await changePassword(ctx.deps, ctx.actor, { address: ctx.address }, input);
    ctx.setSession(null);
  }),

  signOut: publicProcedure.mutation(async ({ ctx }) => {
    await signOut(ctx.deps, ctx.sessionToken);
    ctx.setSession(null);
  }),
});
