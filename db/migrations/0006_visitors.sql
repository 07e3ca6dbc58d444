CREATE TABLE "visitors" (
	"environment_id" integer NOT NULL,
	"flag_key" text NOT NULL,
	"id_hash" text NOT NULL,
	"position" integer NOT NULL,
	"has_seen" boolean NOT NULL,
	"first_at" timestamp with time zone NOT NULL,
	"last_at" timestamp with time zone NOT NULL,
	CONSTRAINT "visitors_environment_id_flag_key_id_hash_pk" PRIMARY KEY("environment_id","flag_key","id_hash"),
	CONSTRAINT "visitors_position" CHECK ("visitors"."position" between 0 and 99999)
);
--> statement-breakpoint
CREATE INDEX "visitors_newest" ON "visitors" USING btree ("environment_id","flag_key","last_at");--> statement-breakpoint
CREATE INDEX "visitors_age" ON "visitors" USING btree ("last_at");