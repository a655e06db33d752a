import { createRootRoute, createRoute, Outlet, redirect } from '@tanstack/react-router';
import { queryClient, trpc } from '../api/trpc.js';
import { CrashPage } from '../layout/crash-page.js';
import { SignedInLayout } from '../layout/signed-in-layout.js';
import type { Ability } from '../session/roles.js';
import { NotFound } from '../ui/not-found.js';

declare module '@tanstack/react-router' {
  interface StaticDataRouteOption {
    /** `rail`: the main menu shows icons only, since the page needs the width. */
    readonly navigation?: 'rail';
    /** What it takes to see the page; left out where everybody may. The server enforces it. */
    readonly ability?: Ability;
  }
}

export const rootRoute = createRootRoute({
  component: Outlet,
  notFoundComponent: () => (
    <main>
      <NotFound />
    </main>
  ),
  errorComponent: CrashPage,
});

/** Parent of every page that needs a session; it sends the others to sign in, and back afterwards. */
export const appRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'app',
  beforeLoad: async ({ location }) => {
    const me = await queryClient.query(trpc.session.me.queryOptions(undefined, { staleTime: 60_000 }));
    // eslint-disable-next-line @typescript-eslint/only-throw-error -- this is how the router is told to redirect
    if (me === null) throw redirect({ to: '/sign-in', search: { next: location.href } });
    return { me };
  },
  component: () => <SignedInLayout me={appRoute.useRouteContext().me} />,
  notFoundComponent: NotFound,
});
