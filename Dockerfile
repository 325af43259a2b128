# Built in stages; runs as a user without rights, with its data in a volume.
#   docker build -t obenunten .
# A fresh volume is empty; the sample collection is loaded before the first start:
#   docker run --rm -v obenunten-data:/data obenunten import /app/media
#   docker run -p 8080:8080 -v obenunten-data:/data -e BASE_URL=http://localhost:8080 obenunten
# Strangers' files are opened in namespaces of their own, which Docker's default profile forbids. Allow them with
#   --security-opt seccomp=unconfined --security-opt apparmor=unconfined
# or a profile of your own that permits unshare and mount; without, the service runs, and uploads wait.

FROM node:22-bookworm-slim AS node

FROM maven:3.9-eclipse-temurin-25 AS build
COPY --from=node /usr/local/bin/node /usr/local/bin/node
COPY --from=node /usr/local/lib/node_modules /usr/local/lib/node_modules
RUN ln -s ../lib/node_modules/npm/bin/npm-cli.js /usr/local/bin/npm
WORKDIR /build
COPY pom.xml ./
COPY scripts/web scripts/web
COPY src/main src/main
RUN mvn -B -q package -DskipTests

FROM eclipse-temurin:25-jre-noble
RUN apt-get update \
    && apt-get install -y --no-install-recommends ffmpeg libvips-tools bubblewrap \
    && rm -rf /var/lib/apt/lists/*
RUN useradd --system --uid 10001 --home-dir /data --shell /usr/sbin/nologin obenunten \
    && install -d -o obenunten -g obenunten /data
WORKDIR /app
COPY --from=build /build/target/lib lib/
COPY --from=build /build/target/obenunten.jar ./
COPY media /app/media
USER obenunten
VOLUME /data
# The locale is how Java reads the names of files.
ENV LANG=C.UTF-8 HOST=0.0.0.0 PORT=8080 OPS_PORT=8081 DATA_DIR=/data
EXPOSE 8080
# The operator's port listens on loopback only; bash speaks to it without a further program.
HEALTHCHECK --interval=30s --timeout=3s --start-period=20s \
    CMD ["bash", "-c", "exec 3<>/dev/tcp/127.0.0.1/${OPS_PORT} && printf 'GET /health/ready HTTP/1.1\\r\\nHost: localhost\\r\\nConnection: close\\r\\n\\r\\n' >&3 && head -n 1 <&3 | grep -q ' 200 '"]
ENTRYPOINT ["java", "-XX:+UseSerialGC", "-Xms64m", "-Xmn32m", "-Xmx192m", "-XX:+UseCompactObjectHeaders", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC", "-Dstdout.encoding=UTF-8", "-Dstderr.encoding=UTF-8", "--enable-native-access=ALL-UNNAMED", "-Djdk.pollerMode=1", "-jar", "/app/obenunten.jar"]
CMD ["serve"]
