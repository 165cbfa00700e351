package io.jidi.bench.peer;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.cloud.gateway.route.RouteLocator;
import org.springframework.cloud.gateway.route.builder.RouteLocatorBuilder;
import org.springframework.context.annotation.Bean;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.web.server.ServerHttpSecurity;
import org.springframework.security.web.server.SecurityWebFilterChain;
import org.springframework.security.web.server.context.NoOpServerSecurityContextRepository;

/** Spring Cloud Gateway as its documentation sets it up: one route, and a check of the bearer token of each request. */
@SpringBootApplication(proxyBeanMethods = false)
public class PeerGateway {

    /** Settings come as arguments: the port, the backend, the issuer's keys. */
    public static void main(String[] args) {
        SpringApplication.run(PeerGateway.class, args);
    }

    @Bean
    RouteLocator routes(RouteLocatorBuilder routes, @Value("${backend}") String backend) {
        return routes.routes()
                .route("all", route -> route.path("/api/v1/**").uri(backend))
                .build();
    }

    @Bean
    SecurityWebFilterChain security(ServerHttpSecurity http) {
        return http.csrf(ServerHttpSecurity.CsrfSpec::disable)
                .securityContextRepository(NoOpServerSecurityContextRepository.getInstance())
                .authorizeExchange(exchanges -> exchanges.anyExchange().authenticated())
                .oauth2ResourceServer(server -> server.jwt(Customizer.withDefaults()))
                .build();
    }
}
